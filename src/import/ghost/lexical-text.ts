import { escaped } from '../html-text.ts'
import { element } from './markup.ts'
import { numberOf, type Row } from './rows.ts'

/** What each bit of the format of a text means, the outermost first. */
const marks: [number, string][] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
  [16, 'code'],
]

/** A text node of Lexical as HTML. */
export function textNode(node: Row): string {
  const format = numberOf(node.format)
  const text = typeof node.text === 'string' ? node.text : ''
  return marks
    .filter(([bit]) => (format & bit) !== 0 && text !== '')
    .reduceRight((markup, [, name]) => element(name, {}, markup), escaped(text))
}

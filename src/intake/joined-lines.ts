import type { Element, ElementContent, Root, Text } from 'hast'
import { inLine } from './in-line.ts'
import { elementsIn } from './walk.ts'

/**
 * Takes line ends out between the signs of Chinese and Japanese, which have no blanks between words: a browser would
 * show each as one. Korean has blanks, and keeps its line ends.
 */
export function joinedLines() {
  return (tree: Root): void => {
    for (const line of linesIn(tree)) join(line)
    for (const { node } of elementsIn(tree))
      if (node.children.some(isEmpty)) node.children = node.children.filter(one => !isEmpty(one))
  }
}

/** The pieces of text that follow one another, with nothing but marks of emphasis and links around them. */
type Line = Text[]

function linesIn(tree: Root): Line[] {
  const lines: Line[] = [[]]
  const gather = (parent: Root | Element): void => {
    for (const node of parent.children) {
      if (node.type === 'text') lines.at(-1)?.push(node)
      else if (node.type !== 'element') continue
      else if (inLine.has(node.tagName)) gather(node)
      else {
        lines.push([])
        if (node.tagName !== 'pre') gather(node)
        lines.push([])
      }
    }
  }
  gather(tree)
  return lines
}

/** Letters and marks of Chinese and Japanese. */
const sign =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー\u3001-\u303f\uff01-\uff65]/u
/** Marks that these scripts share with others: what is behind them decides. */
const shared = /[“”‘’…—·]/u

const isEmpty = (node: ElementContent) => node.type === 'text' && node.value === ''

const between = /[ \t]*\n[ \t]*/g

function join(line: Line): void {
  line.forEach((node, at) => {
    if (!node.value.includes('\n')) return
    const { value } = node
    node.value = value.replaceAll(between, (found, start: number) => {
      const before = signBeside(line, at, start - 1, -1)
      const after = signBeside(line, at, start + found.length, 1)
      return sign.test(before) && sign.test(after) ? '' : found
    })
  })
}

/** The first character that is not shared, from a place of a line on, in one direction. */
function signBeside(line: Line, at: number, from: number, step: 1 | -1): string {
  let offset = from
  for (let piece = at; line[piece]; piece += step) {
    const { value } = line[piece] as Text
    if (piece !== at) offset = step > 0 ? 0 : value.length - 1
    for (; value[offset] !== undefined; offset += step) {
      const character = characterAt(value, offset)
      if (!shared.test(character)) return character
    }
  }
  return ''
}

/** A character by the place of either half of it. */
function characterAt(text: string, at: number): string {
  const isLow = /[\udc00-\udfff]/.test(text[at] ?? '')
  return String.fromCodePoint(text.codePointAt(isLow ? at - 1 : at) ?? 0)
}

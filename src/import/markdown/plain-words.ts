import { decodeHTMLStrict } from 'entities'
import { plainLine } from '../clean-text.ts'
import { withSoundReferences } from '../letters.ts'

/** HTML within a line; other text in angle brackets is no markup. */
const inline =
  /<\/?(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|p|q|s|small|span|strong|sub|sup|tt|u|var|wbr)(?:\s[^<>]*)?\/?>/gi

/** A headline, a tag or a description as plain text on one line: HTML, Markdown and references are read. */
export function plainWords(written: string): string {
  const text = written
    .replaceAll(inline, ' ')
    .replaceAll(/!?\[([^\][]+)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replaceAll(/(?<![\w*\\])(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])/g, '$2')
    .replaceAll(/(?<![\w_\\])(_{1,3})(?=\S)([^_]+?)(?<=\S)\1(?![\w_])/g, '$2')
    .replaceAll(/(?<![\\`])(`{1,3})([^`]+)\1(?!`)/g, '$2')
    .replaceAll(/\\([\\*_`[\]#&:|<>~-])/g, '$1')
  return plainLine(decodeHTMLStrict(withSoundReferences(text))).replaceAll(
    / (?=[,;!?](?:\s|$))/g,
    '',
  )
}

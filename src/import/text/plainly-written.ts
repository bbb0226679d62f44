import type { Root as Markdown } from 'mdast'
import { markdownParser } from '../../intake/parse-markdown.ts'

/** Markdown without references and backslashes that it says the same without. */
export function plainlyWritten(markdown: string): string {
  return [withBareAddresses, withSigns, withTildes].reduce(
    (before, change) => unlessOther(change, before),
    markdown,
  )
}

/** The Markdown read again, as whoever publishes it reads it. */
export const readAgain = markdownParser()

/**
 * The Markdown with signs of Chinese, Japanese and Korean, and the marks between them, as they are. The writer makes
 * references of those at the edges of emphasis, which pure CommonMark needs there, and articles do not.
 */
function withSigns(markdown: string): string {
  return markdown.replaceAll(/&#x([0-9A-F]{2,5});/g, (reference, hex: string) => {
    const sign = String.fromCodePoint(Number.parseInt(hex, 16))
    return /[\p{L}\p{P}\p{S}]/u.test(sign) ? sign : reference
  })
}

/**
 * The Markdown with addresses that stand in text as they are: those of pages and of mail are links by GFM, with a backslash
 * before their signs too.
 */
function withBareAddresses(markdown: string): string {
  return markdown
    .replaceAll(/\b(https?)\\:(?=\/\/)/gi, '$1:')
    .replaceAll(/\b(www)\\\./gi, '$1.')
    .replaceAll(/(?<=[\w.+-])\\@(?=\w)/g, '@')
}

/** The Markdown with single tildes as they are: only two of them strike something out. */
function withTildes(markdown: string): string {
  return markdown.replaceAll(/(?<![~\\])\\~(?!\\?~)/g, '~')
}

/** What a change makes of Markdown, where it says the same. */
function unlessOther(change: (markdown: string) => string, markdown: string): string {
  const plain = change(markdown)
  return plain !== markdown && isSame(readAgain(plain), readAgain(markdown)) ? plain : markdown
}

/** Whether two trees say the same, wherever it stands. */
function isSame(one: Markdown, other: Markdown): boolean {
  const said = (tree: Markdown) =>
    JSON.stringify(tree, (key, value) => (key === 'position' ? undefined : value))
  return said(one) === said(other)
}

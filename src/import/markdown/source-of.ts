import type { Fields } from './fields.ts'
import { plainWords } from './plain-words.ts'
import { textAt, textsOf } from './value.ts'

/** Where a text was taken from: a name, an address, or both; nothing when the frontmatter tells neither. */
export function sourceOf(fields: Fields): { source?: { name: string; url?: string | undefined } } {
  const value = fields.take('source', 'source_name', 'agency', 'publisher', 'publication')
  const address = textsOf(fields.take('source_url', 'sourceUrl', 'source_link', 'via'))[0]
  const [text] = textsOf(value)
  const isAddress = text !== undefined && /^https?:\/\/\S+$/i.test(text)
  const url = [textAt(value, 'url'), address, isAddress ? text : undefined].find(isWeb)
  const name = text === undefined || isAddress ? hostOf(url) : plainWords(text)
  return name ? { source: { name, ...(url ? { url } : {}) } } : {}
}

function isWeb(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text) && /^https?:/i.test(text)
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, '')
}

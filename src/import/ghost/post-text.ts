import { paragraphsOf } from '../html-text.ts'
import type { Loss } from '../losses.ts'
import type { OldSite, OldText } from '../old-item.ts'
import { withPlainCards } from './cards-in-html.ts'
import { htmlOfLexical } from './lexical.ts'
import { withHeadings } from './markdown-html.ts'
import { asReadersSaw } from './members-only.ts'
import { htmlOfMobiledoc } from './mobiledoc.ts'
import { withAddress } from './old-site.ts'
import { type Row, textIn } from './rows.ts'

/**
 * The text of a post, from the best that the export has of it: the HTML that readers saw, the document of an editor,
 * the Markdown of Ghost before 1.0, and at last its plain text; undefined when none of what is written can be read.
 *
 * @param isPublic whether everyone could read the post; decides about parts for members, see `asReadersSaw()`
 */
export function textOf(
  post: Row,
  isPublic: boolean,
  site: OldSite,
  losses: Loss[],
): OldText | undefined {
  const html = textIn(post, 'html')
  const markdown = textIn(post, 'markdown')
  const shown = html === undefined ? fromEditor(post, losses) : plainly(html, losses)
  if (shown === undefined && markdown !== undefined) {
    return { format: 'markdown', value: withAddress(withHeadings(markdown), site) }
  }
  const found = shown ?? fromPlain(post, losses)
  if (found === undefined) return undefined
  const text = asReadersSaw(found, isPublic, losses)
  return { format: 'html', value: withAddress(text, site) }
}

function plainly(html: string, losses: Loss[]): string {
  try {
    return withPlainCards(html, losses)
  } catch (fault) {
    if (fault instanceof RangeError) return html
    throw fault
  }
}

function fromEditor(post: Row, losses: Loss[]): string | undefined {
  const found = fromLexical(post, losses) ?? fromMobiledoc(post, losses)
  return found?.trim() ? found : undefined
}

function fromLexical(post: Row, losses: Loss[]): string | undefined {
  const document = documentIn(post, 'lexical')
  return document === undefined ? undefined : htmlOfLexical(document, losses)
}

function fromMobiledoc(post: Row, losses: Loss[]): string | undefined {
  const document = documentIn(post, 'mobiledoc')
  return document === undefined ? undefined : htmlOfMobiledoc(document, losses)
}

/** A document of an editor: exports hold it as JSON within JSON. */
function documentIn(post: Row, name: string): unknown {
  const value = post[name]
  if (typeof value !== 'string') return value ?? undefined
  try {
    return JSON.parse(value) as unknown
  } catch {
    return undefined
  }
}

function fromPlain(post: Row, losses: Loss[]): string | undefined {
  const editor = ['lexical', 'mobiledoc'].find(name => isWritten(post, name))
  if (editor && textIn(post, 'plaintext') === undefined) return undefined
  if (editor) losses.push({ code: 'text-plain', detail: editor })
  return paragraphsOf(textIn(post, 'plaintext') ?? '')
}

/** Whether an editor has left more than an empty document. */
function isWritten(post: Row, name: string): boolean {
  const document = documentIn(post, name)
  const written = textIn(post, name)
  if (document === undefined) return written !== undefined
  return textIn(post, 'plaintext') !== undefined
}

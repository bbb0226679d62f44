import type { MarkdownText } from '../archive/markdown-text.ts'
import { type CataloguePartShown, cataloguePart } from './catalogue.ts'
import type { PageKind, Planned } from './page.ts'
import type { Plan } from './plan.ts'
import { pageOfRecord } from './record-addresses.ts'
import { jsonRecord, markdownRecord, type RecordShown } from './records.ts'

/** Texts as they are kept, by the files of content. */
interface KeptTexts {
  html: (file: string) => string
  text: (file: string) => string
  markdown: (file: string) => MarkdownText
}

/** Kinds of files that have no template: a plan gives their text by itself, or they are pictures. */
const plainKinds = ['record', 'cataloguePart', 'catalogue', 'asked', 'mark', 'image'] as const

const plain: ReadonlySet<PageKind> = new Set(plainKinds)

/** Whether files of a kind have no template. */
export function isPlain(kind: PageKind): boolean {
  return plain.has(kind)
}

/** The text of a file without template. Throws for another. */
export function plainFile({ kind, address, show }: Planned, plan: Plan, kept: KeptTexts): string {
  const { archive, images } = plan
  if (kind === 'record') return recordText(address, show() as RecordShown, plan, kept)
  if (kind === 'mark') return ''
  if (kind === 'catalogue' || kind === 'asked') return `${JSON.stringify(show(), null, 2)}\n`
  if (kind !== 'cataloguePart') throw new Error(`${address} is made by a template`)
  return cataloguePart((show() as CataloguePartShown).part, archive, images)
}

function recordText(
  address: string,
  { file }: RecordShown,
  { archive, images }: Plan,
  kept: KeptTexts,
): string {
  const article = archive.byFile.get(file)
  if (!article || pageOfRecord(address) !== article.address) {
    throw new Error(`there is no article beside ${address}`)
  }
  if (address.endsWith('.md')) return markdownRecord(article, kept.markdown(file), archive, images)
  const texts = { html: kept.html(file), text: kept.text(file) }
  return jsonRecord(article, texts, archive, images)
}

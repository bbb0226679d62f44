import type { MarkdownText } from '../archive/markdown-text.ts'
import { type CataloguePartShown, cataloguePart } from './catalogue.ts'
import type { Planned } from './page.ts'
import type { Plan } from './plan.ts'
import { pageOfRecord } from './record-addresses.ts'
import { jsonRecord, markdownRecord, type RecordShown } from './records.ts'

/** Texts as they are kept, by the files of content. */
export interface KeptTexts {
  html: (file: string) => string
  text: (file: string) => string
  markdown: (file: string) => MarkdownText
}

/** The text of a file that is written with the whole archive at hand. Throws for another. */
export function archiveFile({ kind, address, show }: Planned, plan: Plan, kept: KeptTexts): string {
  if (kind === 'record') return recordText(address, show() as RecordShown, plan, kept)
  if (kind !== 'cataloguePart') throw new Error(`${address} is not written from the archive`)
  return cataloguePart((show() as CataloguePartShown).part, plan.archive, plan.images)
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

import type { Frontmatter } from '../archive/frontmatter.ts'
import type { ArticleRecord } from './article-record.ts'

/** Frontmatter as text: YAML in which every text is written as JSON writes it, since YAML reads it the same. */
export function frontmatterOf(record: ArticleRecord): string {
  const lines = Object.entries(fieldsOf(record)).flatMap(([key, value]) => linesOf(key, value))
  return `---\n# ${record.url}\n${lines.join('\n')}\n---\n`
}

type Fields = { [Key in keyof Frontmatter]?: unknown }

/** What is public of an article by the keys of the article format; what it has not is left out. */
function fieldsOf(record: ArticleRecord): Fields {
  const { headline: title, date, source, tags, section, region, authors, description } = record
  const { updated, lang, license, id, address: permalink, aliases, originalUrl, retrieved } = record
  const { cover, gallery, corrections, translationOf } = record
  return {
    ...{ title, date, source, tags, section, region, authors, description, updated, lang, license },
    ...{ id, permalink, aliases, originalUrl, retrieved },
    ...{
      cover: cover && picture(cover),
      gallery: gallery.map(picture),
      corrections,
      translationOf,
    },
  }
}

function picture({ url: src, alt, caption, credit }: NonNullable<ArticleRecord['cover']>) {
  return { src, alt, caption, credit }
}

function linesOf(key: string, value: unknown): string[] {
  if (value === undefined) return []
  if (typeof value !== 'object' || value === null) return [`${key}: ${scalar(value)}`]
  if (!Array.isArray(value)) return [`${key}:`, ...inner(value).map(line => `  ${line}`)]
  return value.length === 0 ? [] : [`${key}:`, ...value.flatMap(item)]
}

function item(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [`  - ${scalar(value)}`]
  return inner(value).map((line, i) => `  ${i === 0 ? '-' : ' '} ${line}`)
}

function inner(value: object): string[] {
  return Object.entries(value).flatMap(([key, one]) => linesOf(key, one))
}

/** JSON leaves as they are what YAML 1.2 (section 5.1) has no place for: DEL, C1 controls, U+FFFE and U+FFFF. */
function scalar(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

import { stringify } from 'yaml'
import type { OldPicture } from './old-item.ts'

/** What an imported file says, by the keys of the article format. */
export interface ArticleFields {
  title: string
  date?: string | undefined
  updated?: string | undefined
  source?: string | { name: string; url: string } | undefined
  section?: string | undefined
  region?: string | undefined
  tags?: string[] | undefined
  authors?: string[] | undefined
  description?: string | undefined
  lang?: string | undefined
  id?: string | undefined
  translationOf?: string | undefined
  license?: string | undefined
  cover?: OldPicture | undefined
  gallery?: OldPicture[] | undefined
  aliases?: string[] | undefined
  originalUrl?: string | undefined
  retrieved?: string | undefined
  draft?: true | undefined
  embargo?: string | undefined
}

/** The order of keys, always the same, so that a difference between two versions is one of matter. */
const order = [
  ...['title', 'date', 'updated', 'source', 'section', 'region', 'tags', 'authors', 'description'],
  ...[
    'lang',
    'id',
    'translationOf',
    'license',
    'cover',
    'gallery',
    'aliases',
    'originalUrl',
    'retrieved',
    'draft',
    'embargo',
  ],
] as const satisfies readonly (keyof ArticleFields)[]

/** The text of a Markdown file: frontmatter in a fixed order, without what is empty, and the body. */
export function articleFile(fields: ArticleFields, body: string): string {
  const told = order.flatMap(key => {
    const value = fields[key]
    return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]]
  })
  const yaml = stringify(Object.fromEntries(told), { lineWidth: 0, aliasDuplicateObjects: false })
  return `---\n${yaml}---\n${body === '' ? '' : `\n${body}\n`}`
}

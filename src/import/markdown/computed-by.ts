import type { Folder } from './folder.ts'
import type { Generator } from './generator.ts'
import { collectionOf } from './jekyll-address.ts'
import type { OldPage } from './old-page.ts'
import { textsOf } from './value.ts'

/** Fields that tell an address, by generator; what Astro makes of a slug only its own routes know. */
const tellers: Record<Generator, readonly string[]> = {
  hugo: ['url'],
  jekyll: ['permalink'],
  hexo: ['permalink'],
  pelican: ['url', 'save_as'],
  eleventy: ['permalink'],
  astro: [],
  none: ['permalink', 'url', 'link'],
}

/** Parts of an address that a generator fills in. */
const parts = /\{\{|\{%|\{\w+[}:!]|:[a-z]/i

/**
 * The texts whose addresses follow the same rule as that of a page, by the folder they lie in; undefined when the page
 * tells its address, so that no rule is needed.
 */
export function computedBy(
  page: Pick<OldPage, 'file' | 'fields'>,
  { generator, content }: Pick<Folder, 'generator' | 'content'>,
): string | undefined {
  const told = textsOf(page.fields.peek(...tellers[generator]))[0]
  if (told !== undefined && !parts.test(told.replace(/^https?:\/\//i, ''))) return undefined
  const collection = generator === 'jekyll' ? collectionOf(page) : undefined
  const [folder] = collection === undefined ? page.file.folders : [`_${collection}`]
  return [content, folder].filter(Boolean).join('/') || 'the folder itself'
}

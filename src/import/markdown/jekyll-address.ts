import type { Folder } from './folder.ts'
import { jekyllPretty, jekyllSlug } from './name-rules.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { dateParts, filledPattern, pathOf } from './permalink-pattern.ts'
import { textAt, textsOf } from './value.ts'

const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
}

/** The address of a post, of a document of a collection or of a page, as Jekyll makes it. */
export function jekyllAddress(page: OldPage, folder: Folder): string | undefined {
  const own = textsOf(page.fields.written('permalink'))[0]
  const site = textAt(folder.settings, 'permalink') ?? 'date'
  const collection = collectionOf(page)
  if (collection === 'posts') return filled(own ?? site, page)
  if (own !== undefined) return filled(own, page)
  if (collection !== undefined) {
    const pattern = textAt(folder.settings, 'collections', collection, 'permalink')
    return filled(
      pattern ?? (ends(site) ? '/:collection/:path/' : '/:collection/:path:output_ext'),
      page,
    )
  }
  const { folders, stem } = page.file
  const path = [...folders, stem].join('/')
  return pathOf(
    stem === 'index' ? `${folders.join('/')}/` : ends(site) ? `${path}/` : `${path}.html`,
  )
}

/** Whether a pattern of posts gives addresses that end in a slash, which then holds for pages too. */
function ends(site: string): boolean {
  return (styles[site] ?? site).endsWith('/')
}

/** The collection of a file: `posts`, or the name of a folder that begins with an underline. */
export function collectionOf({ file }: Pick<OldPage, 'file'>): string | undefined {
  const found = file.folders.find(name => name.startsWith('_'))?.slice(1)
  return found === 'drafts' ? 'posts' : found
}

function filled(pattern: string, page: OldPage): string | undefined {
  const { file, fields } = page
  const style = Object.hasOwn(styles, pattern) ? styles[pattern] : undefined
  const name =
    textsOf(fields.peek('slug'))[0] ?? (collectionOf(page) === 'posts' ? file.name : file.stem)
  const at = file.folders.findIndex(one => one.startsWith('_'))
  return filledPattern(style ?? pattern, {
    ...dateParts(addressDate(page)),
    title: jekyllPretty(name),
    slug: jekyllSlug(name),
    name: jekyllSlug(file.stem),
    basename: file.stem,
    path: [...file.folders.slice(at + 1), file.stem].join('/'),
    categories: page.categories.map(one => jekyllSlug(one)).join('/'),
    category: jekyllSlug(page.categories[0] ?? ''),
    collection: collectionOf(page) ?? '',
    output_ext: '.html',
  })
}

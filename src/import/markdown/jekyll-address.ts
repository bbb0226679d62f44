import type { Folder } from './folder.ts'
import { jekyllPretty, jekyllSlug } from './name-rules.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { dateParts, filledPattern, pathOf } from './permalink-pattern.ts'
import { isGroup, textAt, textsOf, valueAt } from './value.ts'

/** Built-in styles of posts. Other collections have a path in place of the date. */
const styles: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
}

/** The address of a post, of a document of a collection or of a page, as Jekyll makes it; none of what it does not show. */
export function jekyllAddress(page: OldPage, folder: Folder): string | undefined {
  const own = textsOf(page.fields.written('permalink'))[0]
  const site = textAt(folder.settings, 'permalink') ?? 'date'
  const collection = collectionOf(page)
  if (collection === 'posts') {
    const ofPosts = textAt(folder.settings, 'collections', 'posts', 'permalink')
    return filled(own ?? ofPosts ?? site, page)
  }
  if (own !== undefined) return filled(own, page)
  const { folders, stem } = page.file
  if (stem.startsWith('_')) return undefined
  if (collection !== undefined && isCollection(collection, folder)) {
    const pattern = textAt(folder.settings, 'collections', collection, 'permalink') ?? site
    const isStyle = Object.hasOwn(styles, pattern)
    const isOfSite = textAt(folder.settings, 'collections', collection, 'permalink') === undefined
    return filled(isStyle || isOfSite ? `/:collection/:path${suffix(pattern)}` : pattern, page)
  }
  if (collection !== undefined && !isIncluded(collection, folder)) return undefined
  if (stem === 'index') return pathOf(`${folders.join('/')}/`)
  return pathOf([...folders, stem].join('/') + suffix(site).replace(':output_ext', '.html'))
}

/** What ends the addresses of pages by the pattern of posts: a slash, `.html`, or nothing at all. */
function suffix(site: string): string {
  const pattern = styles[site] ?? site
  return /\/$|:output_ext$/.exec(pattern)?.[0] ?? ''
}

/** Whether the settings name a collection: other folders with an underline are not shown. */
function isCollection(name: string, { settings }: Folder): boolean {
  const told = valueAt(settings, 'collections')
  return (isGroup(told) ? Object.keys(told) : textsOf(told)).includes(name)
}

/** Whether the settings ask for a folder with an underline, whose texts are pages then. */
function isIncluded(name: string, { settings }: Folder): boolean {
  return textsOf(settings.include).some(path => path.replaceAll(/^\/|\/$/g, '') === `_${name}`)
}

/** The collection of a file: `posts`, or the name of a folder that begins with an underline. */
export function collectionOf({ file }: Pick<OldPage, 'file'>): string | undefined {
  const found = file.folders.find(name => name.startsWith('_'))?.slice(1)
  return found === 'drafts' ? 'posts' : found
}

function filled(pattern: string, page: OldPage): string | undefined {
  const { file, fields } = page
  const style = Object.hasOwn(styles, pattern) ? styles[pattern] : undefined
  const inCollection = collectionOf(page) !== undefined
  const name = textsOf(fields.peek('slug'))[0] ?? (inCollection ? file.name : file.stem)
  const categories = [...new Set(page.categories.map(one => one.toLowerCase()))]
  const at = file.folders.findIndex(one => one.startsWith('_'))
  return filledPattern(style ?? pattern, {
    ...dateParts(addressDate(page)),
    title: jekyllPretty(name),
    slug: jekyllSlug(name),
    name: jekyllSlug(file.stem),
    basename: file.stem,
    path: [...file.folders.slice(at + 1), file.stem].join('/'),
    categories: categories.join('/'),
    slugified_categories: categories.map(jekyllSlug).join('/'),
    category: jekyllSlug(page.categories[0] ?? ''),
    collection: collectionOf(page) ?? '',
    output_ext: '.html',
  })
}

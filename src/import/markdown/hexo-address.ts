import type { Folder } from './folder.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { dateParts, filledPattern, type Parts, pathOf } from './permalink-pattern.ts'
import { isGroup, isOff, textAt, textsOf, type Value, valueAt } from './value.ts'

/** The address of a post or page, as Hexo makes it; undefined when the pattern asks for what only Hexo counted. */
export function hexoAddress(page: OldPage, folder: Folder): string | undefined {
  const own = textsOf(page.fields.written('permalink'))[0]
  if (own !== undefined) return pathOf(/\.html?$|\/$/.test(own) ? own : `${own}/`)
  const { file } = page
  if (!isHexoPost(page)) {
    const path = [...file.folders, file.stem].join('/')
    return pathOf(file.stem === 'index' ? `${file.folders.join('/')}/` : `${path}.html`)
  }
  const pattern = textAt(folder.settings, 'permalink') ?? ':year/:month/:day/:title/'
  const filled = filledPattern(pattern, partsOf(page, folder))
  const isBare = isOff(valueAt(folder.settings, 'pretty_urls', 'trailing_html'))
  return isBare ? filled?.replace(/\.html$/, '') : filled
}

/** Whether a file lies in the folders of posts. */
export function isHexoPost({ file }: Pick<OldPage, 'file'>): boolean {
  return file.folders[0] === '_posts' || file.folders[0] === '_drafts'
}

function partsOf(page: OldPage, { settings }: Folder): Parts {
  const { file, fields } = page
  const named = textAt(settings, 'new_post_name')?.includes(':year')
  const last = named ? file.name : file.stem
  const told = textsOf(fields.peek('slug'))[0]
  const title = told ?? [...file.folders.slice(1), last].join('/')
  return {
    ...textParts(valueAt(settings, 'permalink_defaults')),
    ...fieldParts(page, textAt(settings, 'permalink') ?? ''),
    ...dateParts(addressDate(page)),
    title,
    name: told ?? last,
    filename: [...file.folders.slice(1), file.stem].join('/'),
    post_title: page.title?.toLowerCase().replaceAll(/\s+/g, '-'),
    category: categoryOf(page, settings),
    lang:
      textsOf(fields.peek('lang'))[0] ??
      textAt(settings, 'permalink_defaults', 'lang') ??
      textAt(settings, 'language'),
  }
}

/** The categories of a post lie in one another; spaces in them are hyphens, and the settings may rename each. */
function categoryOf({ categories }: OldPage, settings: Folder['settings']): string {
  if (categories.length === 0) return textAt(settings, 'default_category') ?? 'uncategorized'
  const renamed = categories.map(one => textAt(settings, 'category_map', one) ?? one)
  return renamed.map(one => one.trim().replaceAll(/\s+/g, '-')).join('/')
}

function textParts(value: Value | undefined): Parts {
  return Object.fromEntries(
    Object.keys(isGroup(value) ? value : {}).map(name => [name, textAt(value, name)]),
  )
}

/** Any name of the pattern can be that of a field, as `:abbrlink` is. */
function fieldParts({ fields }: OldPage, pattern: string): Parts {
  const names = [...pattern.matchAll(/:([a-z_]+)/gi)].map(([, name = '']) => name)
  const told = names.map(name => [name, textsOf(fields.peek(name))[0]] as const)
  return Object.fromEntries(told.filter(([, text]) => text !== undefined))
}

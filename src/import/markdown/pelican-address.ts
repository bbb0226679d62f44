import type { Folder } from './folder.ts'
import { pelicanSlug } from './name-rules.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { dateParts, pathOf } from './permalink-pattern.ts'
import { isOn, textAt, textsOf, valueAt } from './value.ts'

/** The address of an article or page, as Pelican makes it; undefined when its slug cannot be known. */
export function pelicanAddress(page: OldPage, folder: Folder): string | undefined {
  const { fields } = page
  const own = textsOf(fields.take('url', 'save_as'))[0]
  const pattern = own ?? patternOf(page, folder)
  const slug = pelicanSlugOf(page, folder)
  const filled = filledBraces(pattern, page, slug, folder)
  return filled === undefined ? undefined : pathOf(filled)
}

/** Whether a file lies in the folders of pages. */
export function isPelicanPage({ file }: Pick<OldPage, 'file'>, { settings }: Folder): boolean {
  const told = textsOf(valueAt(settings, 'PAGE_PATHS'))
  const paths = told.length > 0 ? told : ['pages']
  const folder = `${file.folders.join('/')}/`
  return paths.some(path => folder.startsWith(`${path.replaceAll(/^\/|\/$/g, '')}/`))
}

/** The slug that is told, that the name of the file gives by the settings, or that of the title. */
export function pelicanSlugOf(
  { fields, file, title }: OldPage,
  { settings }: Folder,
): string | undefined {
  const told = textsOf(fields.peek('slug'))[0]
  if (told !== undefined) return told
  const byName = nameMatch(textAt(settings, 'FILENAME_METADATA'), file.stem)
  if (byName !== undefined) return byName
  if (textAt(settings, 'SLUGIFY_SOURCE') === 'basename')
    return pelicanSlug(file.stem, slugRules({ settings }))
  return title === undefined ? undefined : pelicanSlug(title, slugRules({ settings }))
}

function slugRules({ settings }: Pick<Folder, 'settings'>) {
  return {
    keepsCase: isOn(valueAt(settings, 'SLUGIFY_PRESERVE_CASE')),
    unicode: isOn(valueAt(settings, 'SLUGIFY_USE_UNICODE')),
  }
}

/** The slug that Python's pattern with a group of that name finds in the name of a file. */
function nameMatch(pattern: string | undefined, stem: string): string | undefined {
  if (!pattern?.includes('(?P<slug>')) return undefined
  try {
    return new RegExp(`^(?:${pattern.replaceAll('(?P<', '(?<')})`, 'u').exec(stem)?.groups?.slug
  } catch {
    return undefined
  }
}

function patternOf(page: OldPage, folder: Folder): string {
  const { settings } = folder
  const kind = isPelicanPage(page, folder) ? 'PAGE' : 'ARTICLE'
  const usual = kind === 'PAGE' ? 'pages/{slug}.html' : '{slug}.html'
  const inLanguage = textAt(settings, `${kind}_LANG_URL`) ?? usual.replace('.html', '-{lang}.html')
  if (inOtherLanguage(page, folder)) return inLanguage
  return textAt(settings, `${kind}_URL`) ?? textAt(settings, `${kind}_SAVE_AS`) ?? usual
}

/** Whether a text is in another language than the site. */
export function inOtherLanguage({ fields }: OldPage, { settings }: Folder): boolean {
  const lang = textsOf(fields.peek('lang'))[0]
  return lang !== undefined && lang !== (textAt(settings, 'DEFAULT_LANG') ?? 'en')
}

function filledBraces(
  pattern: string,
  page: OldPage,
  slug: string | undefined,
  folder: Folder,
): string | undefined {
  let isKnown = true
  const filled = pattern.replaceAll(
    /\{(\w+)(?:!\w)?(?::([^}]*))?\}/g,
    (_, name: string, form = '') => {
      const value =
        name === 'date' ? dated(form, page) : name === 'slug' ? slug : partOf(name, page, folder)
      if (value === undefined) isKnown = false
      return value ?? ''
    },
  )
  return isKnown ? filled : undefined
}

function partOf(name: string, page: OldPage, folder: Folder): string | undefined {
  const { settings } = folder
  if (name === 'category') {
    const [category = textAt(settings, 'DEFAULT_CATEGORY') ?? 'misc'] = page.categories
    return pelicanSlug(category, slugRules(folder)) ?? category
  }
  if (name === 'lang')
    return textsOf(page.fields.peek('lang'))[0] ?? textAt(settings, 'DEFAULT_LANG') ?? 'en'
  if (name === 'author') {
    const [author] = textsOf(page.fields.peek('author', 'authors'))
    return pelicanSlug(author ?? textAt(settings, 'AUTHOR') ?? '', slugRules(folder))
  }
  return textsOf(page.fields.peek(name))[0]
}

const dateNames: Record<string, string> = {
  ...{ Y: 'year', m: 'month', d: 'day', y: 'short_year', H: 'hour', M: 'minute', S: 'second' },
  ...{ b: 'short_month', B: 'long_month', j: 'y_day', a: 'short_day', A: 'long_day' },
}

/** A date by a form of Python (`%Y/%m`). */
function dated(form: string, page: OldPage): string | undefined {
  const parts = dateParts(addressDate(page))
  const plain = (letter: string) => String(Number(parts[dateNames[letter] ?? '']))
  if (parts.year === undefined) return undefined
  return form
    .replaceAll(/%-([A-Za-z])/g, (_, letter: string) => plain(letter))
    .replaceAll(/%([A-Za-z])/g, (_, letter: string) => parts[dateNames[letter] ?? ''] ?? '')
}

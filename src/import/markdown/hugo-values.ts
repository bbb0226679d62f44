import { siteData } from './site-data.ts'
import type { TextContext } from './text-context.ts'
import { textAt, textsOf } from './value.ts'

type Known = Pick<TextContext, 'folder' | 'fields' | 'title'>

/** What an expression of Hugo that only names something says, as far as settings, data and frontmatter tell. */
const path =
  /^(?:\$\.?|\.)?(?:(?<site>[Ss]ite)|(?<page>Page)|(?<hugo>hugo))?\.?(?<names>(?:Params|Data|Title|BaseURL)(?:\.[\w-]+)*)$/

/** The value of such an expression; undefined when nobody knows it. */
export function hugoValue(expression: string, known: Known): string | undefined {
  const { site, hugo, names = '' } = path.exec(expression)?.groups ?? {}
  const [holder, ...keys] = names.split('.')
  if (holder === 'Data' && (site ?? hugo)) return dataAt(keys, known)
  if (site)
    return textAt(known.folder.settings, ...(holder === 'Params' ? ['params', ...keys] : [names]))
  if (holder === 'Title') return known.title
  return holder === 'Params' && keys.length === 1 ? ownParam(keys[0] ?? '', known) : undefined
}

/** A parameter of the page, or else of the site, as the shortcode `param` shows it. */
export function hugoParam(name: string, known: Known): string | undefined {
  return ownParam(name, known) ?? textAt(known.folder.settings, 'params', ...name.split('.'))
}

function ownParam(name: string, { fields }: Known): string | undefined {
  return textsOf(fields.peek(name))[0]
}

function dataAt(keys: readonly string[], { folder }: Known): string | undefined {
  let value: unknown = siteData(folder)
  for (const key of keys)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}

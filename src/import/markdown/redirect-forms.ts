import { isGroup, textAt, type Value, valueAt } from './value.ts'

/** From one address to another, as a file of redirects writes them. */
export interface Redirect {
  from: string
  to: string
}

interface RedirectForm {
  /** The names of such files. */
  names: RegExp
  read(text: string, data: () => Value): Redirect[]
}

/** The forms of files that hold redirects. */
export const redirectForms: readonly RedirectForm[] = [
  { names: /^_redirects$/, read: byLine },
  { names: /^\.htaccess$/, read: byApache },
  { names: /^netlify\.toml$/, read: (_, data) => inLists(valueAt(data(), 'redirects')) },
  { names: /^vercel\.json$/, read: (_, data) => inLists(valueAt(data(), 'redirects')) },
  { names: /^redirects?\.(?:ya?ml|json|toml)$/, read: (_, data) => inData(data()) },
]

/** `/old /new 301`, where what follows the new address is no matter. */
function byLine(text: string): Redirect[] {
  return text.split('\n').flatMap(line => {
    const [from = '', ...rest] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    const to = rest.find(part => /^(?:\/|https?:)/.test(part))
    return /^(?:\/|https?:)/.test(from) && to !== undefined ? [{ from, to }] : []
  })
}

const quoted = String.raw`(?:"([^"]*)"|(\S+))`
const apache = new RegExp(
  String.raw`^[ \t]*(Redirect(?:Permanent|Temp|Match)?|RewriteRule)[ \t]+(?:(?:\d{3}|permanent|temp|seeother)[ \t]+)?${quoted}[ \t]+${quoted}`,
  'gim',
)

/** `Redirect 301 /old /new`; `RedirectMatch` and `RewriteRule` with a pattern that is one address are read, too. */
function byApache(text: string): Redirect[] {
  return [...text.matchAll(apache)].flatMap(([, rule = '', a, b, c, d]) => {
    const [from, to] = [a ?? b ?? '', c ?? d ?? '']
    if (to === '-') return []
    if (!/match|rewrite/i.test(rule)) return [{ from, to }]
    return [{ from: plainPattern(from), to }]
  })
}

/** A pattern that fits one address, as that address: `^old/wall\.html$`; others as they are. */
function plainPattern(pattern: string): string {
  const inner = pattern
    .replace(/^\^/, '')
    .replace(/\/?\??\$$/, '')
    .replaceAll('\\', '')
  const path = inner.startsWith('/') ? inner : `/${inner}`
  const isOne = /^\^/.test(pattern) && /\$$/.test(pattern) && !/[*+?()[\]|^$]/.test(inner)
  return isOne && !/(?<!\\)\.(?!\w{2,5}$)/.test(inner) ? path : pattern
}

const fromKeys = ['from', 'source', 'old', 'from_url', 'src']
const toKeys = ['to', 'destination', 'new', 'to_url', 'dest', 'target', 'url']

/** Lists of groups, each with an old and a new address. */
function inLists(value: Value | undefined): Redirect[] {
  return (Array.isArray(value) ? value : []).flatMap(one => {
    const [from, to] = [fromKeys, toKeys].map(keys =>
      keys.map(key => textAt(one, key)).find(Boolean),
    )
    return from !== undefined && to !== undefined ? [{ from, to }] : []
  })
}

/** Data of any of these forms: groups in a list under any key, or old addresses as keys of new ones. */
function inData(values: Value): Redirect[] {
  if (!isGroup(values)) return inLists(values)
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value === 'string')
      return /^(?:\/|https?:)/.test(key) ? [{ from: key, to: value }] : []
    return inData(value)
  })
}

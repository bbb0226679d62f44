import { apacheRedirects } from './apache-redirects.ts'
import { type Redirect, sendsOn } from './redirect.ts'
import { isGroup, textAt, type Value, valueAt } from './value.ts'

interface RedirectForm {
  /** The names of such files. */
  names: RegExp
  read(text: string, data: () => Value): Redirect[]
}

/** The forms of files that hold redirects. */
export const redirectForms: readonly RedirectForm[] = [
  { names: /^_redirects$/, read: byLine },
  { names: /^\.htaccess$/, read: apacheRedirects },
  { names: /^netlify\.toml$/, read: (_, data) => inLists(valueAt(data(), 'redirects')) },
  { names: /^vercel\.json$/, read: (_, data) => inLists(valueAt(data(), 'redirects')) },
  { names: /^redirects?\.(?:ya?ml|json|toml)$/, read: (_, data) => inData(data()) },
]

/** `/old /new 301!`: what else stands there is a condition, such as `id=:id` or `Country=de`. */
function byLine(text: string): Redirect[] {
  return text.split('\n').flatMap(line => {
    const [from = '', ...rest] = line
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    const to = rest.find(part => /^(?:\/|https?:)/.test(part))
    if (!/^(?:\/|https?:)/.test(from) || to === undefined) return []
    const others = rest.filter(part => part !== to)
    const isAlways = others.every(part => /^\d{3}!?$/.test(part) && sendsOn(part.replace('!', '')))
    return [{ from, to, isAlways }]
  })
}

const fromKeys = ['from', 'source', 'old', 'from_url', 'src']
const toKeys = ['to', 'destination', 'new', 'to_url', 'dest', 'target', 'url']

const statusKeys = ['status', 'statusCode', 'status_code', 'code']
/** What Netlify and Vercel ask of a request before they send it on. */
const conditions = ['conditions', 'query', 'has', 'missing']

/** Lists of groups, each with an old and a new address. */
function inLists(value: Value | undefined): Redirect[] {
  return (Array.isArray(value) ? value : []).flatMap(one => {
    const [from, to] = [fromKeys, toKeys].map(keys =>
      keys.map(key => textAt(one, key)).find(Boolean),
    )
    if (from === undefined || to === undefined) return []
    const status = statusKeys.map(key => textAt(one, key)).find(Boolean)
    const isFree = conditions.every(key => valueAt(one, key) === undefined)
    return [{ from, to, isAlways: isFree && sendsOn(status) }]
  })
}

/** Data of any of these forms: groups in a list under any key, or old addresses as keys of new ones. */
function inData(values: Value): Redirect[] {
  if (!isGroup(values)) return inLists(values)
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value === 'string')
      return /^(?:\/|https?:)/.test(key) ? [{ from: key, to: value, isAlways: true }] : []
    return inData(value)
  })
}

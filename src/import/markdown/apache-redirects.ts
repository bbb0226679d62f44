import { type Redirect, sendsOn } from './redirect.ts'

/** The words of a directive, with or without quotes. */
const words = /"([^"]*)"|(\S+)/g

/** Sections that hold for the whole site; any other is a condition. */
const always = /^<\/?If(?:Module|Define|Version)\b/i

/**
 * The redirects of an `.htaccess`: `Redirect 301 /old /new`, and `RedirectMatch` and `RewriteRule` with a pattern that is
 * one address. A rule of `RewriteRule` sends readers on only with the flag `R` or to a complete address, and a
 * `RewriteCond` is a condition of the one after it.
 */
export function apacheRedirects(text: string): Redirect[] {
  let depth = 0
  let isAsked = false
  return text.split('\n').flatMap((line): Redirect[] => {
    const [name = '', ...rest] = [...line.trim().matchAll(words)].map(([, a, b]) => a ?? b ?? '')
    if (name.startsWith('<') && !always.test(name)) depth += name.startsWith('</') ? -1 : 1
    if (/^RewriteCond$/i.test(name)) isAsked = true
    const found = redirectOf(name.toLowerCase(), rest)
    const isFree = depth <= 0 && !(isAsked && /^RewriteRule$/i.test(name))
    if (/^RewriteRule$/i.test(name)) isAsked = false
    return found === undefined ? [] : [{ ...found, isAlways: found.isAlways && isFree }]
  })
}

function redirectOf(name: string, rest: readonly string[]): Redirect | undefined {
  if (name === 'rewriterule') return rewritten(rest)
  const [, form] = /^redirect(permanent|temp|match)?$/.exec(name) ?? []
  if (!name.startsWith('redirect') || (form === undefined && name !== 'redirect')) return undefined
  const hasStatus = /^(?:\d{3}|permanent|temp|seeother|gone)$/i.test(rest[0] ?? '')
  const [status, from, to] = hasStatus ? rest : [undefined, ...rest]
  if (from === undefined) return undefined
  const at = form === 'match' ? plainPattern(from) : from
  return { from: at, to: to ?? status ?? '', isAlways: to !== undefined && sendsOn(status) }
}

function rewritten([from, to, flags = '']: readonly string[]): Redirect | undefined {
  if (from === undefined || to === undefined || to === '-') return undefined
  const all = flags
    .replaceAll(/^\[|\]$/g, '')
    .split(',')
    .map(flag => flag.trim())
  const sent = all.map(flag => /^R(?:edirect)?(?:=(\w+))?$/i.exec(flag)).find(Boolean)
  const isElsewhere = all.some(flag => /^(?:P|proxy|F|forbidden|G|gone)$/i.test(flag))
  const isSent = sent ? sendsOn(sent[1]) : /^https?:/i.test(to)
  return { from: plainPattern(from), to, isAlways: isSent && !isElsewhere }
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

import { lookup } from 'mrmime'
import { siteHeaders } from '../hosts/headers.ts'
import type { FileHeaders } from './target.ts'

const rules = siteHeaders.map(({ pattern, headers }) => ({
  fits: new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's'),
  headers,
}))

/** What a store is to say of a file of the site: its type, and how long it may be kept. */
export function fileHeaders(file: string): FileHeaders {
  const address = `/${file}`
  const own = rules.filter(({ fits }) => fits.test(address)).map(({ headers }) => headers)
  const { 'Content-Type': type = typeOf(file), 'Cache-Control': cacheTime } = Object.assign(
    {},
    ...own,
  ) as Record<string, string>
  return {
    'Content-Type': type,
    ...(cacheTime === undefined ? {} : { 'Cache-Control': cacheTime }),
  }
}

/** The type of a file by its ending, with the encoding of all text on the site. */
function typeOf(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream'
  const isText = type.startsWith('text/') || /[/+](?:json|xml|javascript)$/.test(type)
  return isText ? `${type}; charset=utf-8` : type
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
}

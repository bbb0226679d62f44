import { headersOf } from '../hosts/header-patterns.ts'
import { siteHeaders } from '../hosts/headers.ts'
import { mediaType } from '../hosts/media-type.ts'
import type { FileHeaders } from './target.ts'

/** What a store is to say of a file of the site: its type, and how long it may be kept. */
export function fileHeaders(file: string): FileHeaders {
  const headers = headersOf({ headers: siteHeaders }, `/${file}`)
  const { 'Content-Type': type = mediaType(file), 'Cache-Control': cacheTime } = headers
  return {
    'Content-Type': type,
    ...(cacheTime === undefined ? {} : { 'Cache-Control': cacheTime }),
  }
}

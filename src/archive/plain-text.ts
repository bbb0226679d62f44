import { decodeHTML } from 'entities'
import type { Problem } from './problem.ts'

const reference = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i

/** Keys whose values are no text for readers. */
const addresses = /(?:^|\.)(?:url|originalUrl|src|permalink|aliases\.\d+|id|slug|translationOf)$/

/**
 * Character references of HTML (`&mdash;`) in values, which are plain text and shown as they stand: the
 * first of each value, with the character that it means.
 */
export function referencesIn(value: unknown, file: string, at = ''): Problem[] {
  if (typeof value === 'string') {
    const written = addresses.test(at) ? undefined : reference.exec(value)?.[0]
    const meant = written && decodeHTML(written)
    if (!written || !meant || meant === written) return []
    return [{ code: 'reference-in-text', file, at, key: at, written, meant }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    referencesIn(inner, file, at === '' ? key : `${at}.${key}`),
  )
}

import { lookup } from 'mrmime'

/** The type of a file by its ending, with the encoding of all text on the site. */
export function mediaType(file: string): string {
  const type = lookup(file) ?? 'application/octet-stream'
  const isText = type.startsWith('text/') || /[/+](?:json|xml|javascript)$/.test(type)
  return isText ? `${type}; charset=utf-8` : type
}

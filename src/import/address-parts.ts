import { webAddress } from '../archive/web-address.ts'
import { decodedName } from './clean-text.ts'

/** An address made complete against another; undefined when it is none of the web. */
export function completeAddress(written: string | undefined, base?: string): string | undefined {
  const text = written?.trim()
  if (!text) return undefined
  const url = URL.parse(text, base)
  return url && webAddress(url.href) ? url.href : undefined
}

/** A path from the root of the old site as an address, where its host is known. */
export function completed(address: string, origin: string | undefined): string {
  return address.startsWith('/') && !address.startsWith('//') && origin ? origin + address : address
}

/** Where a site is: scheme and host of an address. */
export function siteOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.origin
}

/** The last part of an address, decoded, without the end of a file's name; undefined of a front page. */
export function slugIn(address: string | undefined): string | undefined {
  const parts =
    URL.parse(address ?? '')
      ?.pathname.split('/')
      .filter(Boolean) ?? []
  if (/^index\.\w+$/i.test(parts.at(-1) ?? '')) parts.pop()
  const name = decodedName(parts.at(-1) ?? '').replace(/\.(?:x?html?|php|aspx?|jsp|cgi)$/i, '')
  return name || undefined
}

/** Whether two addresses name one picture, in whatever size: their files have one name, and it is no short one. */
export function isSamePicture(one: string, other: string): boolean {
  const [a, b] = [pictureName(one), pictureName(other)]
  return one === other || (a.length > 8 && a === b)
}

function pictureName(address: string): string {
  const name =
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  return decodedName(name)
    .replace(/[-_]\d{2,4}x\d{2,4}(?=\.\w+$)/, '')
    .toLowerCase()
}

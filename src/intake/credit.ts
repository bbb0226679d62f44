import { tagsIn } from './picture-tags.ts'

/** The longest credit that is shown, in characters: what is longer is a text about rights. */
const longest = 200

/**
 * Whom a picture's own data name: its credit line (IPTC 2:110, XMP photoshop:Credit), which is there to
 * be shown; else who made it; else who holds the rights. Undefined when it names nobody.
 */
export async function creditIn(bytes: Uint8Array): Promise<string | undefined> {
  const { exif = {}, iptc = {}, xmp = {} } = await tagsIn(bytes)
  const named = [
    ...[xmp.Credit, iptc.Credit],
    ...[xmp.creator, iptc['By-line'], exif.Artist],
    ...[xmp.rights, iptc['Copyright Notice'], exif.Copyright],
  ]
  return named.map(textOf).find(text => text !== '' && text.length <= longest)
}

function textOf(tag: unknown): string {
  const { description } = (Array.isArray(tag) ? tag[0] : (tag ?? {})) as { description?: unknown }
  return String(description ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

import type { ExpandedTags } from 'exifreader'

/** The longest credit that is shown, in characters: what is longer is a text about rights. */
const longest = 200

/**
 * Whom a picture's own data name: its credit line (IPTC 2:110, XMP photoshop:Credit), which is there to
 * be shown; else who made it; else who holds the rights. Undefined when it names nobody.
 */
export async function creditIn(bytes: Uint8Array): Promise<string | undefined> {
  const { default: reader } = await import('exifreader')
  const tags = await tagsIn(bytes, reader)
  const { exif = {}, iptc = {}, xmp = {} } = tags as Record<string, Record<string, unknown>>
  const named = [
    ...[xmp.Credit, iptc.Credit],
    ...[xmp.creator, iptc['By-line'], exif.Artist],
    ...[xmp.rights, iptc['Copyright Notice'], exif.Copyright],
  ]
  return named.map(textOf).find(text => text !== '' && text.length <= longest)
}

/** None when the data are not as they should be: a picture need not have any. */
async function tagsIn(
  bytes: Uint8Array,
  { load }: typeof import('exifreader'),
): Promise<Partial<ExpandedTags>> {
  try {
    return await load(Buffer.from(bytes), { expanded: true, async: true })
  } catch {
    return {}
  }
}

function textOf(tag: unknown): string {
  const { description } = (Array.isArray(tag) ? tag[0] : (tag ?? {})) as { description?: unknown }
  return String(description ?? '')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

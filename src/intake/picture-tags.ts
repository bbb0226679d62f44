/** What a picture's own data say, by the standard that they follow (`exif`, `iptc`, `xmp`, `gps`). */
type PictureTags = Partial<Record<string, Record<string, unknown>>>

/** Reads a picture's own data. None when they are not as they should be: a picture need not have any. */
export async function tagsIn(bytes: Uint8Array): Promise<PictureTags> {
  const { load } = (await import('exifreader')).default
  try {
    const tags = await load(Buffer.from(bytes), { expanded: true, async: true })
    return tags as unknown as PictureTags
  } catch {
    return {}
  }
}

/** Whether a picture's own data say where it was taken. */
export async function saysWhereTaken(bytes: Uint8Array): Promise<boolean> {
  const { exif = {}, xmp = {} } = await tagsIn(bytes)
  return 'GPSLatitude' in exif || 'GPSLatitude' in xmp
}

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../archive/problem.ts'
import { isSameStamp, settled, stampOf } from '../intake/file-stamp.ts'
import { saysWhereTaken } from '../intake/picture-tags.ts'
import type { KnownPublicPicture, Store } from '../intake/store.ts'

const withTags = /\.(?:jpe?g|jfif|png|webp|avif|hei[cf]|tiff?)$/i

/**
 * Pictures of `public/` whose own data say where they were taken; the site would say it too. Only those are read that
 * the store does not know as they are, one at a time. `shown` is the folder as seen from the content folder.
 */
export async function checkPublicPictures(
  folder: string,
  files: readonly string[],
  shown: string,
  { publicPictures }: Pick<Store, 'publicPictures'>,
): Promise<Problem[]> {
  const before = publicPictures.known()
  const now = new Map<string, KnownPublicPicture>()
  for (const file of files.filter(file => withTags.test(file))) {
    const known = await lookAt(join(folder, file), before.get(file))
    if (known) now.set(file, known)
  }
  publicPictures.save(now, before)
  return [...now]
    .filter(([, { saysWhereTaken }]) => saysWhereTaken)
    .map(([file]) => ({ code: 'public-file-place', file: `${shown}/${file}` }))
}

/** What is known of a picture; the very same when the disk says that the file is. Nothing of one that cannot be read. */
async function lookAt(
  path: string,
  known: KnownPublicPicture | undefined,
): Promise<KnownPublicPicture | undefined> {
  try {
    const stamp = stampOf(await stat(path))
    if (known && isSameStamp(stamp, known)) return known
    return settled({ ...stamp, saysWhereTaken: await saysWhereTaken(await readFile(path)) })
  } catch {
    return undefined
  }
}

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../archive/problem.ts'
import { saysWhereTaken } from '../intake/picture-tags.ts'

const withTags = /\.(?:jpe?g|jfif|png|webp|avif|hei[cf]|tiff?)$/i

/** What was found before, by path, size and time: those who write open their archive again and again. */
const known = new Map<string, boolean>()

/**
 * Pictures of `public/` whose own data say where they were taken; the site would say it too. One is in memory at a
 * time. `shown` is the folder as seen from the content folder.
 */
export async function checkPublicPictures(
  folder: string,
  files: readonly string[],
  shown: string,
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const file of files.filter(file => withTags.test(file))) {
    if (await tellsPlace(join(folder, file)))
      problems.push({ code: 'public-file-place', file: `${shown}/${file}` })
  }
  return problems
}

async function tellsPlace(path: string): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(path)
    const key = `${path}\0${size}\0${mtimeMs}`
    const tells = known.get(key) ?? (await saysWhereTaken(await readFile(path)))
    known.set(key, tells)
    return tells
  } catch {
    return false
  }
}

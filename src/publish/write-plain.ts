import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isPlain } from '../plan/plain-files.ts'
import { fileOf } from '../plan/site-path.ts'
import type { Delta } from './delta.ts'

/** Files that are written at a time. */
const atOnce = 32

/**
 * Writes the files of a delta that have no template into the stage, beside what Astro renders there. `contentOf` gives
 * what is at an address.
 */
export async function writePlain(
  { pages }: Pick<Delta, 'pages'>,
  contentOf: (address: string) => Promise<string | Uint8Array> | string,
  stage: string,
): Promise<void> {
  const left = pages.entries().filter(([, { kind }]) => isPlain(kind))
  const work = async () => {
    for (const [address] of left) {
      const path = join(stage, fileOf(address))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, await contentOf(address))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

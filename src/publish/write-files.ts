import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { fileOf } from '../plan/site-path.ts'
import type { MadeFile } from './render-worker.ts'

/** Files that are written at a time. */
const atOnce = 32

/** Writes the files at addresses into the stage. `contentOf` gives what is at an address. */
export async function writeFiles(
  addresses: readonly string[],
  contentOf: (address: string) => Promise<string | Uint8Array> | string,
  stage: string,
): Promise<MadeFile[]> {
  const left = addresses.values()
  const made: MadeFile[] = []
  const work = async () => {
    for (const address of left) {
      const file = fileOf(address)
      const path = join(stage, file)
      const bytes = Buffer.from(await contentOf(address))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes)
      made.push({ file, size: bytes.length, sha256: digestOf(bytes) })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return made
}

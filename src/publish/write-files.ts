import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import { fileOf } from '../plan/site-path.ts'
import { failedAt } from './render-pages.ts'
import type { MadeFile } from './render-worker.ts'

/** Files that are written at a time. */
const atOnce = 32

/**
 * Writes the files at addresses into the stage. `contentOf` gives what is at an address, and `progress` is told how many
 * more are done. Throws, with the address, when one fails.
 */
export async function writeFiles(
  addresses: readonly string[],
  contentOf: (address: string) => Promise<string | Uint8Array> | string,
  stage: string,
  progress: (more: number) => void,
): Promise<MadeFile[]> {
  const left = addresses.values()
  const made: MadeFile[] = []
  const work = async () => {
    for (const address of left) {
      const file = fileOf(address)
      const path = join(stage, file)
      const bytes = Buffer.from(await madeAt(address, contentOf))
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, bytes)
      made.push({ file, size: bytes.length, sha256: digestOf(bytes) })
      progress(1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return made
}

async function madeAt(
  address: string,
  contentOf: (address: string) => Promise<string | Uint8Array> | string,
): Promise<string | Uint8Array> {
  try {
    return await contentOf(address)
  } catch (error) {
    throw failedAt(address, error)
  }
}

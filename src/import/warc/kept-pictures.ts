import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ends: Record<string, string> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/svg+xml': '.svg',
}

/**
 * Pictures of an archive as files of a folder of their own, called by their contents, so that one that was kept many
 * times is one file. The folder goes when the process ends, or is told to.
 */
export class KeptPictures {
  readonly #names = new Map<string, string>()
  #folder: string | undefined

  /** Keeps a picture for its address; what is no picture of a known kind is passed over. */
  keep(url: string, contentType: string, bytes: Uint8Array): void {
    const end = ends[contentType.split(';')[0]?.trim() ?? '']
    if (end === undefined || bytes.length === 0) return
    const name = shortDigest(bytes) + end
    const path = join(this.#made(), name)
    if (!existsSync(path)) writeFileSync(path, bytes)
    this.#names.set(shortDigest(url), name)
  }

  /** Where the picture of an address is on the disk. */
  pathOf(url: string): string | undefined {
    const name = this.#names.get(shortDigest(url.replace(/#.*$/s, '')))
    return name && this.#folder && join(this.#folder, name)
  }

  #made(): string {
    if (this.#folder) return this.#folder
    const folder = mkdtempSync(join(tmpdir(), 'backfile-warc-'))
    const remove = () => rmSync(folder, { recursive: true, force: true })
    process.once('exit', remove)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        remove()
        process.kill(process.pid, signal)
      })
    }
    this.#folder = folder
    return folder
  }
}

/** A short name for something, the same for the same. */
export function shortDigest(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 24)
}

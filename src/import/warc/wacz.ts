import { type FileHandle, open } from 'node:fs/promises'
import { configure, type FileEntry, Reader, ZipReader } from '@zip.js/zip.js'
import type { FileAt } from '../files-at.ts'
import { Unusable } from '../old-item.ts'
import type { WarcPart } from './warc-part.ts'

configure({ useWebWorkers: false })

/**
 * The WARC files of a WACZ, read where they are: nothing is unpacked to the disk, so that no name within it can lead
 * anywhere, and what climbs out of it is passed over.
 *
 * @throws Unusable when the file is damaged or holds none
 */
export async function waczParts(file: FileAt): Promise<WarcPart[]> {
  const entries = await entriesOf(file)
  const found = entries.filter(({ filename }) => /^archive\/[^/]+\.warc(?:\.gz)?$/i.test(filename))
  if (found.length === 0) {
    throw new Unusable(
      `${file.path} holds no archive/*.warc.gz. It is not a WACZ; export it again.`,
    )
  }
  if (found.some(({ encrypted }) => encrypted)) {
    throw new Unusable(`${file.path} is encrypted. Export it again without a password.`)
  }
  return found.map(entry => ({
    place: `${file.place}: ${entry.filename}`,
    size: entry.compressedSize,
    stored: () => dataOf(file.path, entry.filename),
  }))
}

async function entriesOf({ path }: FileAt): Promise<FileEntry[]> {
  return withZip(path, async zip => {
    try {
      return (await zip.getEntries()).filter((entry): entry is FileEntry => !entry.directory)
    } catch (error) {
      throw new Unusable(`${path} is damaged: ${(error as Error).message}. Get it again.`)
    }
  })
}

/** The bytes of a file within a zip, piece by piece. */
async function* dataOf(path: string, filename: string): AsyncGenerator<Uint8Array> {
  const reader = new DiskReader(path)
  const stop = new AbortController()
  try {
    const entry = (await zipOf(reader).getEntries()).find(one => one.filename === filename)
    if (!entry || entry.directory) return
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const done = entry.getData(writable, { signal: stop.signal, checkSignature: true })
    done.catch(() => undefined)
    yield* readable as unknown as AsyncIterable<Uint8Array>
    await done
  } finally {
    stop.abort()
    await reader.close()
  }
}

async function withZip<T>(path: string, use: (zip: ZipReader<unknown>) => Promise<T>): Promise<T> {
  const reader = new DiskReader(path)
  try {
    return await use(zipOf(reader))
  } finally {
    await reader.close()
  }
}

/** Names are not held against it: none becomes a path. */
function zipOf(reader: DiskReader): ZipReader<unknown> {
  return new ZipReader(reader, { filenameValidation: 'tolerant' })
}

/** Reads a zip from the disk, only what is asked for. */
class DiskReader extends Reader<string> {
  readonly #path: string
  #handle: FileHandle | undefined

  constructor(path: string) {
    super(path)
    this.#path = path
  }

  override async init(): Promise<void> {
    await super.init?.()
    this.#handle ??= await open(this.#path)
    this.size = (await this.#handle.stat()).size
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const most = Math.max(0, Math.min(length, this.size - index))
    const bytes = new Uint8Array(most)
    await this.#handle?.read(bytes, 0, most, index)
    return bytes
  }

  async close(): Promise<void> {
    await this.#handle?.close()
    this.#handle = undefined
  }
}

import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import { slugOf } from '../archive/slug.ts'
import { factsOf } from '../intake/image-facts.ts'
import { decodedName } from './clean-text.ts'
import { addressKey } from './old-addresses.ts'
import type { OldItem, Source } from './old-item.ts'

/** Where pictures come from that lie on the old site: a folder that holds a copy of them, the net, or nowhere. */
export type MediaFrom = { folder: string } | 'download' | 'skip'

/** A picture that was brought along: where it is below the content folder, and what it holds. */
export interface PlacedPicture {
  file: string
  digest: string
}

/** What became of a picture: it was brought along, it stays where it is, or it is nowhere. */
export type Fate =
  | { kind: 'placed'; src: string }
  | { kind: 'left'; address: string; reason: string }
  | { kind: 'missing'; reason: string }

/** Kinds of pictures that articles can show, by the names that their readers give them. */
const endings: Record<string, string> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  svg: 'svg',
  avif: 'avif',
  heif: 'avif',
}

/** What WordPress adds to the names of smaller copies. */
const sized = /-\d+x\d+(?=\.\w+$)/

/** The largest picture that is downloaded, in bytes, and how long that may take, in milliseconds. */
const largest = 60_000_000
const patience = 30_000

const atATime = pLimit(4)

/** Brings pictures along into `content/media/`, each once, under a name that follows from its old address. */
export class Media {
  readonly #content: string
  readonly #source: Pick<Source, 'fileOf'>
  readonly #from: MediaFrom
  readonly #writes: boolean
  readonly #placed = new Map<string, PlacedPicture>()
  readonly #fates = new Map<string, Promise<Fate>>()
  readonly #names = new Map<string, string>()
  readonly #known = new Map<string, PlacedPicture>()
  readonly #onPlaced: (address: string, picture: PlacedPicture) => void

  constructor(options: {
    content: string
    source: Pick<Source, 'fileOf'>
    from: MediaFrom
    writes: boolean
    before: ReadonlyMap<string, PlacedPicture>
    onPlaced?: (address: string, picture: PlacedPicture) => void
  }) {
    this.#content = options.content
    this.#source = options.source
    this.#from = options.from
    this.#writes = options.writes
    this.#onPlaced = options.onPlaced ?? (() => undefined)
    for (const [address, { file }] of options.before) this.#names.set(file.toLowerCase(), address)
    for (const [address, picture] of options.before) this.#known.set(address, picture)
  }

  /** Every picture that was brought along, by its old address. */
  get placed(): ReadonlyMap<string, PlacedPicture> {
    return this.#placed
  }

  /** Brings a picture along that an item refers to. */
  fateOf(written: string, address: string, item: Pick<OldItem, 'base' | 'place'>): Promise<Fate> {
    const local = this.#source.fileOf?.(written, item)
    const key = local ? `file:${local}` : address
    const known = this.#fates.get(key)
    if (known) return known
    const fate = this.#bring(
      local,
      local ? this.#nameKey(written, address, local) : address,
      address,
    )
    this.#fates.set(key, fate)
    return fate
  }

  #nameKey(written: string, address: string, local: string): string {
    return /^https?:/.test(address)
      ? address
      : `${dirname(address)}/${basename(local)}`.replaceAll('//', '/') || written
  }

  async #bring(local: string | undefined, name: string, address: string): Promise<Fate> {
    const path = local ?? this.#inFolder(address)
    if (path !== undefined) return this.#place(readFileSync(path), nameAs(path, name), path)
    if (!/^https?:/.test(address))
      return {
        kind: 'missing',
        reason: 'it is not beside the text, and the old site’s address is not known',
      }
    const before = this.#known.get(name)
    if (before && existsSync(join(this.#content, before.file))) return this.#keep(name, before)
    if (this.#from !== 'download')
      return {
        kind: 'left',
        address,
        reason:
          this.#from === 'skip'
            ? 'pictures were not to be brought along'
            : 'the folder of pictures has it not',
      }
    return atATime(async () => {
      const got = await download(address)
      if (typeof got === 'string') return { kind: 'left', address, reason: got }
      const fate = await this.#place(got, name, address)
      return fate.kind === 'missing' ? { kind: 'left', address, reason: fate.reason } : fate
    })
  }

  /** The file of a picture in the folder that was given: by the longest end of its path, in full size if it is there. */
  #inFolder(address: string): string | undefined {
    if (typeof this.#from === 'string') return undefined
    const root = resolve(this.#from.folder)
    const path = decodedName(address.replace(/^(?:https?:)?\/\/[^/]*/, '').replace(/[?#].*$/, ''))
    const parts = path.split('/').filter(part => part !== '' && part !== '.' && part !== '..')
    const full = (name: string) => name.replace(sized, '')
    for (let from = 0; from < parts.length; from += 1) {
      const rest = parts.slice(from)
      for (const name of [full(rest.at(-1) ?? ''), rest.at(-1) ?? '']) {
        const file = join(root, ...rest.slice(0, -1), name)
        if (file.startsWith(root + sep) && isFile(file)) return file
      }
    }
    return undefined
  }

  async #place(bytes: Buffer, name: string, from: string): Promise<Fate> {
    const ending = await endingOf(bytes)
    if (ending === undefined)
      return { kind: 'missing', reason: `${shownName(from)} is no picture that can be shown` }
    const digest = digestOf(bytes)
    const file = this.#fileFor(name, ending, digest)
    const picture = { file, digest }
    const path = join(this.#content, file)
    if (this.#writes && !existsSync(path) && !(await written(path, bytes, ending))) {
      return { kind: 'missing', reason: `${shownName(from)} is broken` }
    }
    return this.#keep(name, picture)
  }

  #keep(name: string, picture: PlacedPicture): Fate {
    if (!this.#placed.has(name)) {
      this.#placed.set(name, picture)
      this.#onPlaced(name, picture)
    }
    return { kind: 'placed', src: `/${picture.file}` }
  }

  /** Whether a picture can be put there: nothing is there, or the very same. */
  #mayBe(file: string, digest: string): boolean {
    const path = join(this.#content, file)
    return !existsSync(path) || digestOf(readFileSync(path)) === digest
  }

  #fileFor(address: string, ending: string, digest: string): string {
    const known = this.#known.get(address)
    if (known) return known.file
    const plain = mediaPath(address)
    const own = `media/${plain}.${ending}`
    const holder = this.#names.get(own.toLowerCase())
    const isFree = holder === address || (holder === undefined && this.#mayBe(own, digest))
    const file = isFree ? own : `media/${plain}-${digestOf(address).slice(0, 8)}.${ending}`
    this.#names.set(file.toLowerCase(), address)
    return file
  }
}

/** The address under which a file is known: without the size of another copy of it. */
function nameAs(path: string, address: string): string {
  return sized.test(basename(path)) ? address : address.replace(sized, '')
}

/** The path of a picture below `media/`, without its ending: what follows the folder of uploads in its old address. */
export function mediaPath(address: string): string {
  const path = addressKey(address).replace(/\?.*$/, '')
  const [, rest = path] =
    /\/(?:wp-content\/uploads|content\/images|uploads|images|static|assets|media|files)\/(?!.*\/(?:wp-content\/uploads|content\/images)\/)(.+)$/.exec(
      path,
    ) ?? []
  const parts = rest
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .split('/')
    .map(slugOf)
    .filter(part => part !== '')
  const short = parts.map(part =>
    Buffer.byteLength(part) > 90
      ? `${Array.from(part).slice(0, 24).join('')}-${digestOf(part).slice(0, 8)}`
      : part,
  )
  return short.join('/') || `picture-${digestOf(address).slice(0, 8)}`
}

/** Writes a picture, all at once; not when it is broken, since no site could be built with it. */
async function written(path: string, bytes: Buffer, ending: string): Promise<boolean> {
  const begun = path.replace(/\.\w+$/, `.part.${ending}`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(begun, bytes)
  try {
    await factsOf(begun)
    renameSync(begun, path)
    return true
  } catch {
    rmSync(begun, { force: true })
    return false
  }
}

async function endingOf(bytes: Buffer): Promise<string | undefined> {
  const { default: sharp } = await import('sharp')
  const format = await sharp(bytes)
    .metadata()
    .then(
      ({ format }) => format as string,
      () => undefined,
    )
  return format === undefined ? undefined : endings[format]
}

/** The bytes of a picture on the net, asked for twice if need be; otherwise why it could not be had. */
async function download(address: string): Promise<Buffer | string> {
  let reason = ''
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
      if (!answer.ok) {
        reason = `the old site answers ${answer.status}`
        if (answer.status < 500) break
        continue
      }
      if (Number(answer.headers.get('content-length') ?? 0) > largest)
        return 'it is larger than 60 MB'
      return Buffer.from(await answer.arrayBuffer())
    } catch (error) {
      reason = `it cannot be loaded: ${(error as Error).message}`
    }
  }
  return reason
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function shownName(from: string): string {
  return /^https?:/.test(from) ? from : relative(process.cwd(), from)
}

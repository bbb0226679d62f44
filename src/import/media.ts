import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative } from 'node:path'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import { completed } from './address-parts.ts'
import { placeIn } from './content-gate.ts'
import { download } from './download.ts'
import { mediaPath } from './media-path.ts'
import type { OldItem, Source } from './old-item.ts'
import { nameAs, pictureIn } from './picture-folder.ts'

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

const atATime = pLimit(4)

/** Brings pictures along into `content/media/`, each once, under a name that follows from its old address. */
export class Media {
  readonly #content: string
  readonly #source: Pick<Source, 'fileOf'>
  readonly #from: MediaFrom
  readonly #writes: boolean
  readonly #origin: string | undefined
  readonly #placed = new Map<string, PlacedPicture>()
  readonly #fates = new Map<string, Promise<Fate>>()
  readonly #turns = new Map<string, Promise<unknown>>()
  readonly #names = new Map<string, string>()
  readonly #known = new Map<string, PlacedPicture>()
  readonly #onPlaced: (address: string, picture: PlacedPicture) => void

  constructor(options: {
    content: string
    source: Pick<Source, 'fileOf'>
    from: MediaFrom
    writes: boolean
    /** Scheme and host of the old site, where they are known. */
    origin?: string | undefined
    before: ReadonlyMap<string, PlacedPicture>
    onPlaced?: (address: string, picture: PlacedPicture) => void
  }) {
    this.#content = options.content
    this.#source = options.source
    this.#from = options.from
    this.#writes = options.writes
    this.#origin = options.origin
    this.#onPlaced = options.onPlaced ?? (() => undefined)
    for (const [address, picture] of options.before) {
      this.#names.set(picture.file.toLowerCase(), address)
      this.#known.set(address, picture)
    }
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
    const name = local ? nameOfLocal(address, local) : address
    const fate = this.#brought(local, name, completed(address, this.#origin))
    // Of what stays where it is nothing need be remembered.
    if (local !== undefined || this.#from !== 'skip') this.#fates.set(key, fate)
    return fate
  }

  /** The same, whatever the disk says to one picture: the article is worth more. */
  async #brought(local: string | undefined, name: string, address: string): Promise<Fate> {
    try {
      return await this.#bring(local, name, address)
    } catch (error) {
      return { kind: 'missing', reason: `it cannot be brought along: ${(error as Error).message}` }
    }
  }

  async #bring(local: string | undefined, name: string, address: string): Promise<Fate> {
    const path = local ?? this.#copyOf(address)
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
      const got = await download(address, { home: this.#origin })
      if (typeof got === 'string') return { kind: 'left', address, reason: got }
      const fate = await this.#place(got, name, address)
      return fate.kind === 'missing' ? { kind: 'left', address, reason: fate.reason } : fate
    })
  }

  #copyOf(address: string): string | undefined {
    return typeof this.#from === 'string' ? undefined : pictureIn(this.#from.folder, address)
  }

  async #place(bytes: Buffer, name: string, from: string): Promise<Fate> {
    const ending = await endingOf(bytes)
    if (ending === undefined)
      return { kind: 'missing', reason: `${shownName(from)} is not a picture that can be shown` }
    const digest = digestOf(bytes)
    const picture = { file: this.#fileFor(name, ending, digest), digest }
    return this.#inTurn(picture.file, async () => {
      const path = placeIn(this.#content, picture.file)
      const [there, known] = [digestAt(path), this.#known.get(name)]
      // What somebody put there since it was imported is left.
      if (there !== undefined && there !== digest && there !== known?.digest)
        return this.#keep(name, known ?? picture)
      if (this.#writes && there !== digest && !(await written(path, bytes, ending)))
        return { kind: 'missing', reason: `${shownName(from)} is broken` }
      return this.#keep(name, picture)
    })
  }

  /** Several sizes of a picture, under addresses of their own, become one file: one after the other. */
  #inTurn(file: string, work: () => Promise<Fate>): Promise<Fate> {
    const turn = (this.#turns.get(file) ?? Promise.resolve()).then(work, work)
    this.#turns.set(file, turn)
    return turn
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
    const there = digestAt(join(this.#content, file))
    return there === undefined || there === digest
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

function digestAt(path: string): string | undefined {
  return existsSync(path) ? digestOf(readFileSync(path)) : undefined
}

/** What a local picture is known by: its old address, or where it stood by the text’s. */
function nameOfLocal(address: string, local: string): string {
  return /^https?:/.test(address) ? address : posix.join(posix.dirname(address), basename(local))
}

/** Writes a picture, all at once; not when it is broken, since no site could be built with it. */
async function written(path: string, bytes: Buffer, ending: string): Promise<boolean> {
  const begun = path.replace(/\.\w+$/, `.part.${ending}`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(begun, bytes)
  try {
    const { factsOf } = await import('../intake/image-facts.ts')
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

function shownName(from: string): string {
  return /^https?:/.test(from) ? from : relative(process.cwd(), from)
}

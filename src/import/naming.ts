import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defaultAddress, ownerOf, sameAddress, slugOfFile } from '../archive/address.ts'
import { digestOf } from '../archive/digest.ts'
import { momentOf } from '../archive/moment.ts'
import { shortId } from '../archive/short-id.ts'
import { slugOf } from '../archive/slug.ts'
import { splitArticle } from '../intake/split-article.ts'
import { plainLine } from './clean-text.ts'
import type { Loss } from './losses.ts'
import type { Before } from './memory.ts'
import { addressKey, type Led, oldAddressOf } from './old-addresses.ts'
import type { OldItem } from './old-item.ts'
import { ScratchMap, ScratchSet } from './scratch.ts'

/** Where an item goes. */
export interface Named {
  /** Below the content folder. */
  file: string
  /** Where its page will be. */
  address: string
  /** Paths that are to lead to it, besides its own. */
  aliases: string[]
  /** Each of its old addresses, and how it leads to the article. */
  led: Led[]
  losses: Loss[]
  /** The id of an article, by which it stays the same when its file is renamed; none for a page. */
  id?: string | undefined
  /** The id of the article that it translates. */
  translationOf?: string | undefined
}

/** What is remembered of an item to name it. */
export type Nameable = Pick<
  OldItem,
  'key' | 'becomes' | 'title' | 'slug' | 'addresses' | 'date' | 'lang'
>

/** What naming needs to know of the new site. */
export interface NewPlaces {
  timeZone: string
  /** Where the edition of a language has its pages: empty, or like `/ar`. */
  pathOf: (lang: string | undefined) => string
  /** Where the editions beside the main one have theirs. */
  paths: readonly string[]
  /** Whether the new site has the list of a label at an address. */
  isList?: (address: string) => boolean
}

/** The longest name of a file, in bytes, with its ending. */
const longest = 100

/**
 * Gives items their files and addresses, in the order in which they come: the first keeps a name that several want, the
 * others get a number. Those that were named before keep their files.
 */
export class Naming {
  readonly #content: string
  readonly #places: NewPlaces
  readonly #before: Before['files']
  /** Files and addresses that somebody has, in the form in which they are the same. */
  readonly #files = new ScratchSet()
  readonly #addresses = new ScratchMap<string>()
  /** The number to try first where several want a name: those below it are taken. */
  readonly #next = new ScratchMap<number>()
  /** Old addresses, and whose they were first. */
  readonly #old = new ScratchMap<string>()

  /**
   * @param content the content folder, whose files nobody else gets
   * @param before the files of items that were imported before, by their keys
   */
  constructor(content: string, places: NewPlaces, before: Before['files']) {
    this.#content = content
    this.#places = places
    this.#before = before
    for (const [, { file }] of before) this.#files.add(sameAddress(`/${file}`))
  }

  /** Notes the old addresses of an item, which no other gets as its new one: they are to lead to this. */
  reserve({ key, addresses }: Nameable): void {
    for (const old of addresses) {
      const found = oldAddressOf(old, this.#places.paths)
      const known = found.kind === 'path' ? sameAddress(found.path) : undefined
      if (known !== undefined && !this.#old.has(known)) this.#old.set(known, key)
    }
  }

  /** Names an item; old addresses are looked at when all have been named, by `leading`. */
  name(item: Nameable): Omit<Named, 'aliases' | 'led'> {
    const losses: Loss[] = []
    const known = this.#before.get(item.key)?.file
    const file =
      known === undefined ? this.#fileFor(item, losses) : this.#asBefore(item, known, losses)
    this.#files.add(sameAddress(`/${file}`))
    const address = this.#addressOf(item, file)
    this.#addresses.set(sameAddress(address), item.key)
    const id = item.becomes === 'page' ? undefined : this.#idOf(item, file, known !== undefined)
    return { file, address, losses, id }
  }

  /** The id of an article: as its file has it, with none where an earlier import wrote none; otherwise a new one. */
  #idOf({ key }: Nameable, file: string, isKnown: boolean): string | undefined {
    const path = join(this.#content, file)
    if (isKnown && existsSync(path)) return idIn(readFileSync(path, 'utf8'), file)
    return shortId(Buffer.from(digestOf(`${file}\0${key}`), 'hex'))
  }

  /** How the old addresses of a named item lead to it: the first item that wants an address has it. */
  leading(
    { key, addresses }: Nameable,
    address: string,
  ): Pick<Named, 'aliases' | 'led' | 'losses'> {
    const aliases: string[] = []
    const losses: Loss[] = []
    const led = addresses.map((old): Led => {
      if (addressKey(old) === sameAddress(address)) return { old, how: 'same' }
      const found = oldAddressOf(old, this.#places.paths)
      if (found.kind === 'impossible') return { old, how: 'none', reason: found.reason }
      if (this.#places.isList?.(found.path))
        return { old, how: 'none', reason: 'the new site lists the articles of a label there' }
      const holder = this.#addresses.get(sameAddress(found.path))
      if (holder !== undefined && holder !== key)
        return { old, how: 'none', reason: `it already leads to ${holder}` }
      this.#addresses.set(sameAddress(found.path), key)
      const twin = aliases.find(one => sameAddress(one) === sameAddress(found.path))
      if (twin !== undefined && twin !== found.path)
        return {
          old,
          how: 'none',
          reason: `on a disk that ignores case it would be the same file as ${twin}`,
        }
      if (twin === undefined) aliases.push(found.path)
      return { old, how: found.kind === 'asked' ? 'asked' : 'redirect' }
    })
    for (const { old, how, reason } of led) {
      if (how === 'none') losses.push({ code: 'address-dropped', detail: `${old}: ${reason}` })
    }
    return { aliases, led, losses }
  }

  #fileFor(item: Nameable, losses: Loss[]): string {
    const { folder, slug } =
      item.becomes === 'page' ? this.#pagePlace(item, losses) : this.#articlePlace(item, losses)
    const wanted = sameAddress(`${folder}/${slug}`)
    for (let number = this.#next.get(wanted) ?? 1; ; number += 1) {
      const name = number === 1 ? slug : `${slug}-${number}`
      const file = `${folder}/${name}.md`
      if (this.#isTaken(item, file)) continue
      this.#next.set(wanted, number + 1)
      if (number > 1) losses.push({ code: 'slug-numbered', detail: `${slug} → ${name}` })
      return file
    }
  }

  /** A file that was named before keeps its name; what that cost is told again. */
  #asBefore(item: Nameable, file: string, losses: Loss[]): string {
    const { slug } =
      item.becomes === 'page' ? this.#pagePlace(item, losses) : this.#articlePlace(item, losses)
    const name = basename(file, '.md')
    const isNumbered = name.startsWith(slug) && /^-\d+$/.test(name.slice(slug.length))
    if (isNumbered) losses.push({ code: 'slug-numbered', detail: `${slug} → ${name}` })
    return file
  }

  #isTaken(item: Nameable, file: string): boolean {
    const address = this.#addressOf(item, file)
    const known = sameAddress(address)
    return (
      this.#files.has(sameAddress(`/${file}`)) ||
      this.#addresses.has(known) ||
      (this.#old.get(known) ?? item.key) !== item.key ||
      ownerOf(address, this.#places.paths) !== undefined ||
      this.#places.isList?.(address) ||
      existsSync(join(this.#content, file))
    )
  }

  /** A page stands where it stood, as far as its address is a path, and not among pages of the site itself. */
  #pagePlace(item: Nameable, losses: Loss[]): { folder: string; slug: string } {
    const [first] = item.addresses
      .map(old => oldAddressOf(old))
      .filter(({ kind }) => kind === 'path')
    const path = first?.kind === 'path' ? first.path.replace(/\.[a-z]{2,5}$/i, '') : ''
    const parts = path
      .split('/')
      .map(slugOf)
      .filter(part => part !== '')
    const above = parts.slice(0, -1).map(part => shortened(part, longest))
    const isOwned = ownerOf(['', ...above, 'a', ''].join('/'), this.#places.paths) !== undefined
    return {
      folder: isOwned ? `pages${this.#places.pathOf(item.lang)}` : ['pages', ...above].join('/'),
      slug: slugFor({ ...item, slug: parts.at(-1) ?? item.slug }, losses),
    }
  }

  #articlePlace(item: Nameable, losses: Loss[]): { folder: string; slug: string } {
    const day = this.#dayOf(item)
    const month = day === undefined ? 'undated' : `${day.slice(0, 4)}/${day.slice(5, 7)}`
    const folder = `articles${this.#places.pathOf(item.lang)}/${month}`
    return { folder, slug: slugFor(item, losses) }
  }

  #addressOf({ becomes, date, lang }: Nameable, file: string): string {
    const slug = slugOfFile(file)
    if (becomes === 'page') return `/${file.replace(/^pages\//, '').replace(/\.md$/, '')}/`
    const day = this.#dayOf({ date })
    const path = this.#places.pathOf(lang)
    return path + (day === undefined ? `/undated/${slug}/` : defaultAddress(day, slug))
  }

  #dayOf({ date }: Pick<Nameable, 'date'>): string | undefined {
    return date && momentOf(date.text, this.#places.timeZone).day
  }
}

function slugFor({ slug, title, key }: Nameable, losses: Loss[]): string {
  const named = [slug, title].map(text => plainLine(text ?? '')).find(text => slugOf(text) !== '')
  if (named === undefined) losses.push({ code: 'slug-made', detail: key })
  const text = named ?? key
  const whole = slugOf(text) || `item-${digestOf(key).slice(0, 8)}`
  const short = shortened(whole, longest - '.md'.length - '-999'.length)
  if (short !== whole) losses.push({ code: 'slug-shortened', detail: `${text} → ${short}` })
  return short === 'index' ? 'index-page' : short
}

/** A slug of so many bytes at most: cut at a hyphen, with eight digits of the digest of the whole. */
function shortened(slug: string, bytes: number): string {
  if (Buffer.byteLength(slug) <= bytes) return slug
  let head = ''
  for (const letter of slug) {
    if (Buffer.byteLength(head + letter) > bytes - 9) break
    head += letter
  }
  const atHyphen = head.replace(/-[^-]*$/, '')
  const kept = atHyphen.length > head.length / 2 ? atHyphen : head.replace(/-+$/, '')
  return `${kept}-${digestOf(slug).slice(0, 8)}`
}

/** The id that an article's frontmatter gives. */
function idIn(text: string, file: string): string | undefined {
  const { id } = (splitArticle(text, file).data ?? {}) as { id?: unknown }
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined
}

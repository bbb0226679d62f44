import { gunzipSync, gzipSync } from 'node:zlib'
import { digestOf } from '../archive/digest.ts'
import type { PublishedFile, PublishedFiles } from './published-file.ts'

/*
 * What a target has, as text that is published with the site. A part names the files of a year, of the pictures, or all
 * others; the part `changes` says what is otherwise than the others say, so that an edit writes one small part. The name of a
 * part has a digest of what is in it: a part is never written over.
 */

const firstLine = 'Backfile files 1'

/** A part of a target's ledger, as the head of the ledger names it. */
export interface LedgerPart {
  /** What it is about: `2014`, `media`, `others` or `changes`. */
  about: string
  /** Its file in the folder of the ledger. */
  file: string
  /** How many files it names. */
  files: number
}

/** A part with its bytes: text, compressed by gzip. */
export interface WrittenPart extends LedgerPart {
  bytes: Uint8Array
}

/** What a part says of a file; undefined when the file is gone. */
export type Entry = [file: string, known: PublishedFile | undefined]

/** The parts that say what files there are. The same files make the same bytes. */
export function wholeParts(files: PublishedFiles): WrittenPart[] {
  const parts = Map.groupBy(files, ([file]) => aboutOf(file))
  const about = [...parts].sort(([one], [other]) => (one < other ? -1 : 1))
  return about.map(([name, entries]) => writtenPart(name, entries))
}

/** What the parts of a ledger of files are about, with the one that says how files differ. */
export function partsOf(files: readonly string[]): string[] {
  return [...new Set(files.map(aboutOf)), 'changes']
}

/** The part that says how files differ from what other parts say. */
export function changesPart(entries: Iterable<Entry>): WrittenPart {
  return writtenPart('changes', [...entries])
}

function writtenPart(about: string, entries: readonly Entry[]): WrittenPart {
  const lines = entries.map(lineOf).sort()
  const text = `${[firstLine, ...lines].join('\n')}\n`
  const file = `${about}-${digestIn(text)}.gz`
  return { about, file, files: lines.length, bytes: gzipSync(text) }
}

function digestIn(text: string): string {
  return digestOf(text).slice(0, 12)
}

/** The year of a page or of a part of the search, in any edition; pictures; and all the rest. */
function aboutOf(file: string): string {
  const [, year] = /^(?:[^/]+\/)?(?:pagefind\/)?(\d{4})\//.exec(file) ?? []
  return year ?? (file.startsWith('media/') ? 'media' : 'others')
}

/** What a part says. Throws, with what is wrong, when the bytes are not those of the part. */
export function entriesIn(bytes: Uint8Array, { file, files }: LedgerPart): Entry[] {
  const text = textOf(bytes, file)
  if (!file.endsWith(`-${digestIn(text)}.gz`)) throw new Error(`${file} has been changed`)
  const [first, ...lines] = text.replace(/\n$/, '').split('\n')
  if (first !== firstLine) throw new Error(`${file} begins with “${first?.slice(0, 40)}”`)
  if (lines.length !== files) throw new Error(`${file} names ${lines.length} files, not ${files}`)
  return lines.map(line => entryIn(line, file))
}

/** Texts that are longer cannot be kept as one: no part is so long. */
const longest = 2 ** 29 - 1024

/** Some servers decompress what ends in `.gz` by themselves. */
function textOf(bytes: Uint8Array, file: string): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    return Buffer.from(
      isPacked ? gunzipSync(bytes, { maxOutputLength: longest }) : bytes,
    ).toString()
  } catch (error) {
    throw new Error(`${file} is damaged`, { cause: error })
  }
}

const gone = '-'

function lineOf([file, known]: Entry): string {
  if (!known) return [escaped(file), gone].join('\t')
  const { size, sha256, fingerprint, content = '' } = known
  return [escaped(file), size, sha256, fingerprint, content].join('\t')
}

function entryIn(line: string, part: string): Entry {
  const [name = '', size = '', sha256 = '', fingerprint, content] = line.split('\t')
  const file = unescaped(name)
  if (size === gone && isPlace(file)) return [file, undefined]
  const isSound = /^\d+$/.test(size) && /^[0-9a-f]{64}$/.test(sha256) && isPlace(file)
  if (!isSound || fingerprint === undefined) throw new Error(`${part} has a line that is damaged`)
  return [file, { size: Number(size), sha256, fingerprint, content: content || undefined }]
}

/** Whether a name is one of a file below a folder: what a ledger says must lead nowhere else. */
export function isPlace(name: string): boolean {
  const parts = name.split('/')
  return !name.includes('\0') && !parts.some(part => part === '' || part === '.' || part === '..')
}

function escaped(name: string): string {
  return name.replace(/[%\t\n\r]/g, mark => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function unescaped(name: string): string {
  return name.replace(/%([0-9a-f]{2})/g, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

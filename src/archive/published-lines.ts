import { isConflictMark } from './conflict-marks.ts'
import { isKeptAddress } from './kept-address.ts'
import type { Problem } from './problem.ts'

/** The folder of the ledger of addresses, below the content folder. */
export const addressesFolder = 'addresses'

/** The first line of each of its files. */
export const firstLine = 'Backfile addresses 1'

/** What may be at an address that was published. */
export const whats = [
  'article',
  'page',
  'list',
  'days',
  'feeds',
  'picture',
  'file',
  'records',
  'cards',
  'base',
] as const

/** One line of the ledger: at an address there was something, of which more is known. */
export interface Fact {
  /** Below the base path, decoded. */
  address: string
  what: (typeof whats)[number]
  /** Empty when there is nothing more to say. */
  more: string
}

/** A fact with the line that it is in. */
export interface PlacedFact extends Fact {
  file: string
  line: number
}

/** A file of the ledger, its path below the content folder, and its text. */
export interface LedgerFile {
  file: string
  text: string
}

/** The line of a fact: its address, what was there, and the rest, with tabs between them. */
export function lineOf({ address, what, more }: Fact): string {
  const parts = more === '' ? [address, what] : [address, what, more]
  return parts.map(escaped).join('\t')
}

/** A file of facts, in the order of their addresses. */
export function ledgerText(facts: readonly Fact[]): string {
  return `${[firstLine, ...[...new Set(facts.map(lineOf))].sort()].join('\n')}\n`
}

/** Reads files of the ledger. What cannot be read is a problem, and the rest is read all the same. */
export function readLedger(files: readonly LedgerFile[]): {
  facts: PlacedFact[]
  problems: Problem[]
} {
  const facts: PlacedFact[] = []
  const problems: Problem[] = []
  for (const { file, text } of files) readFile(file, text, facts, problems)
  return { facts, problems }
}

/** The lines of a file of the ledger, whatever ends them, without a byte order mark. */
export function linesOf(text: string): string[] {
  const plain = text.replace(/^\uFEFF/, '')
  const lines = plain.split(plain.includes('\r') ? /\r\n|\n|\r/ : '\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** What may follow each word of what was there. */
const mores: Readonly<Record<Fact['what'], RegExp>> = {
  article: /^(?:#.+|[\w-]{8} [\w-]{8}(?: .+)?)$/s,
  page: /^(?:#.+|[\w-]{8} [\w-]{8}(?: .+)?)$/s,
  list: /^\d{0,6}$/,
  days: /^\d{2}(?: \d{2})*$/,
  feeds: /^(?:rss|atom|json)(?: (?:rss|atom|json))*$/,
  picture: /^[\w-]{8}(?: \d{1,6})*$/,
  file: /^$/,
  records: /^(?:markdown|json)(?: (?:markdown|json))*$/,
  cards: /^$/,
  base: /^\//,
}

function readFile(file: string, text: string, facts: PlacedFact[], problems: Problem[]): void {
  const lines = linesOf(text)
  // Facts begin with a slash, so no line of a sound ledger has to be matched.
  const marked = lines.findIndex(line => !line.startsWith('/') && isConflictMark(line))
  if (marked >= 0) {
    problems.push({ code: 'addresses-conflict', file, line: marked + 1 })
    return
  }
  if (lines[0] !== firstLine) {
    problems.push(otherFile(file, lines[0] ?? ''))
    return
  }
  const before = lineBefore(lines)
  for (let i = 1; i < lines.length; i += 1) {
    const written = lines[i] as string
    const line = i + 1
    const same = before(i)
    if (same !== undefined) {
      problems.push({ code: 'addresses-doubled', file, line, before: same + 1 })
      continue
    }
    const fact = factIn(written, file, line)
    if (fact) facts.push(fact)
    else problems.push({ code: 'addresses-line', file, line, written: shortened(written) })
  }
}

/**
 * Where the line at a place was last, before it; asked from the first place on. Lines are written in their order: only where
 * that is broken, by a merge or by hand, those that were met are kept.
 */
function lineBefore(lines: readonly string[]): (place: number) => number | undefined {
  const isInOrder = lines.every((line, i) => i < 2 || (lines[i - 1] as string) < line)
  if (isInOrder) return () => undefined
  const met = new Map<string, number>()
  return place => {
    const line = lines[place] as string
    const before = met.get(line)
    if (before === undefined) met.set(line, place)
    return before
  }
}

function otherFile(file: string, first: string): Problem {
  const [, version] = /^Backfile addresses (\d+)$/.exec(first) ?? []
  return version === undefined
    ? { code: 'addresses-unknown', file, line: 1, written: shortened(first) }
    : { code: 'addresses-version', file, line: 1, version }
}

function factIn(written: string, file: string, line: number): PlacedFact | undefined {
  const end = written.indexOf('\t')
  const next = written.indexOf('\t', end + 1)
  const address = written.slice(0, end)
  const what = next < 0 ? written.slice(end + 1) : written.slice(end + 1, next)
  const more = next < 0 ? '' : written.slice(next + 1)
  if (end < 0 || !written.startsWith('/') || !isWhat(what) || more.includes('\t')) return undefined
  try {
    const fact = { address: decoded(address), what, more: decoded(more), file, line }
    return mores[what].test(fact.more) && isKeptAddress(fact.address) ? fact : undefined
  } catch {
    return undefined
  }
}

function isWhat(word: string): word is Fact['what'] {
  return Object.hasOwn(mores, word)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they would end a line or a part of it
const unfit = /[\u0000-\u001f\u007f\u0085\u2028\u2029%]/g

function escaped(text: string): string {
  return text.replace(unfit, sign => encodeURIComponent(sign))
}

function decoded(text: string): string {
  return text.includes('%') ? text.replace(/(?:%[\dA-F]{2})+/g, decodeURIComponent) : text
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

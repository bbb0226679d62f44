import { wordCount } from '../../html-text.ts'
import { dateIn } from '../date-in-text.ts'
import { allWords, services } from './capture-words.ts'
import { agoAtEnd, asciiDigits } from './relative-date.ts'
import { type TagLine, tagLine } from './tag-line.ts'

/** What a line of a copied page is, as far as it tells by itself. */
export type CaptureLine =
  | { kind: 'text'; text: string; words: number }
  /** Menus, buttons, names of services. */
  | { kind: 'button'; text: string }
  /** What stands above other articles. */
  | { kind: 'further'; text: string }
  | { kind: 'dateline'; text: string; section: string; region: string; rest: string }
  | { kind: 'source'; text: string; name: string }
  | { kind: 'author'; text: string; name: string }
  | { kind: 'title'; text: string; name: string }
  /** With the words that it holds besides the date, and who wrote it, if they tell that. */
  | { kind: 'date'; text: string; date: string; others: number; author?: string | undefined }
  | { kind: 'rights'; text: string; year: number | undefined }
  | { kind: 'address'; text: string; address: string }
  | ({ kind: 'tags'; text: string } & TagLine)
  | { kind: 'ago'; text: string; ago: TagLine['ago'] }

const buttons = new Set([...allWords('buttons'), ...allWords('adverts'), ...services])
const further = new Set(allWords('further'))
const sections = new Set(allWords('sections'))
const before = (kind: 'title' | 'address' | 'source' | 'by' | 'published') =>
  new RegExp(
    `^(?:${allWords(kind)
      .toSorted((a, b) => b.length - a.length)
      .join('|')})`,
    'iu',
  )
const [source, by, published] = [before('source'), before('by'), before('published')]
const [title, address] = [before('title'), before('address')]
const sign = '(?:©|\\(c\\)|ⓒ)'
/** A sign with a year, `Copyright 2021`, `All rights reserved`; no sentence about rights. */
const rights = new RegExp(
  `^${sign}|(?:19|20)\\d{2}\\s*${sign}|${sign}\\s*(?:19|20)\\d{2}|^(?:${allWords('rights').join('|')})(?:\\P{L}{0,4}(?:19|20)\\d{2}|[^.!?؟]*$)|${allWords('reserved').join('|')}`,
  'iu',
)
/** Which of how many pictures is shown. */
const counter = /^\d+\s*\/\s*\d+$/

/** What a line is. */
export function captureLine(text: string): CaptureLine {
  const bare = text.toLowerCase().replaceAll(/^[\s•·|»›<>-]+|[\s•·|»›:.!-]+$/gu, '')
  const written = addressIn(text)
  if (written) return { kind: 'address', text, address: written }
  if (bare === '' || buttons.has(bare) || counter.test(bare)) return { kind: 'button', text }
  if (further.has(bare)) return { kind: 'further', text }
  const tags = tagLine(text)
  if (tags) return { kind: 'tags', text, ...tags }
  const words = wordCount(text)
  if (words <= 20 && rights.test(text)) return { kind: 'rights', text, year: lastYear(text) }
  return (
    named(text, words) ?? datelineOf(text) ?? dated(text, words) ?? { kind: 'text', text, words }
  )
}

const formula = new RegExp(
  `${sign}|(?:19|20)\\d{2}|${[...allWords('rights'), ...allWords('reserved')].join('|')}`,
  'giu',
)

/** The name in a line about rights: what is neither sign, year nor formula; undefined when nothing is left. */
export function rightsHolder(line: string): string | undefined {
  const [name] = line
    .split(formula)
    .map(part => part.replaceAll(/^(?:[\s.,:;|·•–—-]+|by\s)+|[\s.,:;|·•–—-]+$/giu, ''))
    .filter(part => /\p{L}{2}/u.test(part))
  return name !== undefined && wordCount(name) <= 6 ? name : undefined
}

function lastYear(text: string): number | undefined {
  const years = asciiDigits(text).match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)
  return years ? Number(years.at(-1)) : undefined
}

/** An address on a line of its own, maybe behind a word that says so, or without its scheme. */
function addressIn(text: string): string | undefined {
  const [, told] = /^\s*[:：]\s*(\S+)$/u.exec(text.replace(address, '').replace(source, '')) ?? []
  const bare = (told ?? text).replace(/^<(.*)>$/, '$1')
  if (/^https?:\/\/\S+$/i.test(bare)) return bare
  return /^(?:[a-z\d-]+\.)+[a-z]{2,}\/\S*$/i.test(bare) ? `https://${bare}` : undefined
}

/** `Title: The ferry`, `Source: An Agency`, `By Ada Berg`. */
function named(text: string, words: number): CaptureLine | undefined {
  const [, headline] = /^\s*[:：]\s*(.+)$/u.exec(text.replace(title, '')) ?? []
  if (headline && title.test(text)) return { kind: 'title', text, name: headline }
  const [, origin] = /^\s*[:：]\s*(.{2,80}?)\.?$/u.exec(text.replace(source, '')) ?? []
  if (origin && source.test(text) && !origin.includes('#'))
    return { kind: 'source', text, name: origin }
  const name = by.test(text) && words <= 6 ? text.replace(by, '') : ''
  const [, author] =
    /^(?:\s*[:：]\s*|\s+)(\p{Lu}[^,.]{2,40}|[\p{Script=Arabic}][^,.]{2,40})$/u.exec(name) ?? []
  return author && !/\d/.test(author) ? { kind: 'author', text, name: author } : undefined
}

/** `News – Somewhere:`, alone or before the text; before a text only by a name that sections have. */
function datelineOf(text: string): CaptureLine | undefined {
  const [, section = '', region = '', rest = ''] =
    /^([^:：–—|-]{2,30}?)\s*[–—|-]\s*([^:：.]{2,40}?)\s*[:：]\s*(.*)$/u.exec(text) ?? []
  if (!section || wordCount(section) > 3 || wordCount(region) > 4) return undefined
  if (rest !== '' && !sections.has(section.toLowerCase())) return undefined
  return { kind: 'dateline', text, section, region, rest }
}

/** A line that is a date, or little more than one; or how long ago something was. */
function dated(text: string, words: number): CaptureLine | undefined {
  const ago = agoAtEnd(text)
  if (
    ago &&
    text
      .slice(0, -ago.written.length)
      .replace(published, '')
      .replaceAll(/[\s:|·•-]/gu, '') === ''
  ) {
    return { kind: 'ago', text, ago }
  }
  const found = words <= 15 ? dateIn(text) : undefined
  if (!found) return undefined
  const rest = text.replace(found.written, '').replace(published, '')
  const others = wordCount(rest)
  const date = { kind: 'date', text, date: found.date.text, others } as const
  const who = named(rest.replaceAll(/[\s,|·•–—-]+$/gu, ''), others)
  if (who?.kind === 'author') return { ...date, others: 0, author: who.name }
  const parts = text.split(/\s*[|·•]\s*/)
  const isRow = parts.length > 1 && parts.every(part => wordCount(part) <= 5)
  return isRow || (words <= 9 && others <= 3 && !/[.!?]$/.test(rest)) ? date : undefined
}

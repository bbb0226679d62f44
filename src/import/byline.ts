import {
  begins,
  isAgency,
  isNobody,
  isPerson,
  isRole,
  isSuffix,
  roleBefore,
  roleBehind,
} from './byline-words.ts'
import { lineOf } from './clean-text.ts'

/** Bylines longer than this are sentences. */
const longest = 300

/**
 * The names of those who wrote, from bylines as they are written: “By Ada Pell, Staff Writer, and Ben Moss | 3 min read”
 * names two. Roles, times, addresses and accounts such as “admin” are left out; what is not surely several names is one.
 * Names alone stay as they are.
 */
export function bylineNames(written: readonly string[]): string[] {
  const parts = written.flatMap(byline => partsOf(lineOf(byline).slice(0, longest)))
  const names: string[] = []
  for (const part of parts) {
    const last = names.at(-1)
    if (last !== undefined && isSuffix(part)) names[names.length - 1] = `${last}, ${part}`
    else if (!isNobody(part)) names.push(part)
  }
  const people = names.filter(name => !isRole(name))
  return [...new Set(people.length > 0 ? people : names)]
}

/** The parts of a byline that signs surely set apart, and each of them by commas and conjunctions, if all are known. */
function partsOf(byline: string): string[] {
  return byline
    .replaceAll(/\s*[([<](?:https?:|www\.|mailto:)[^)\]>]*[)\]>]/g, '')
    .replace(/^\S+@\S+\s*\((.+)\)$/, '$1')
    .replaceAll(/[(<[]?\S+@\S+\.\p{L}+[)>\]]?|(?<=\s)@\w+/gu, '')
    .split(/\s*[;|·•、，؛]\s*|\s+[–—-]\s+|\s+\/\s+/)
    .flatMap(several)
    .map(part => part.trim())
    .filter(part => part !== '')
}

function several(part: string): string[] {
  const whole = plain(part)
  const open = part.trim().replace(begins, '')
  if (isNobody(whole) || isAgency(whole)) return [whole]
  const commas = open.split(/\s*[,،]\s*/).filter(Boolean)
  const pieces = commas
    .flatMap(piece => conjoined(piece.replace(/^(?:and|und|et|y|e|en|و)\s+/i, '')))
    .map(plain)
    .filter(Boolean)
  if (pieces.every(isKnown)) return pieces
  const [first = '', ...rest] = pieces
  // What begins with a small letter behind a name says who that is.
  return isPerson(first) && rest.every(one => isKnown(one) || /^\p{Ll}/u.test(one))
    ? pieces.filter(isKnown)
    : [whole]
}

/** The names on both sides of conjunctions, where each is one of a person or an agency. */
function conjoined(part: string): string[] {
  const sides = part.split(
    /\s+(?:and|und|et|y|e|og|och|en|with|mit|avec|con|&|\+)\s+|\s+و\s*(?=\p{Lo})/u,
  )
  const names = sides.map(plain)
  return names.length > 1 && names.every(name => isPerson(name) || isAgency(name)) ? names : [part]
}

function isKnown(part: string): boolean {
  return isPerson(part) || isAgency(part) || isRole(part) || isSuffix(part) || isNobody(part)
}

/** A part without what begins a byline, without the place, the paper and the role behind a name. */
function plain(part: string): string {
  const name = part
    .trim()
    .replace(begins, '')
    .replace(/[\s:,]+$/, '')
  const before = name.replace(roleBefore, '')
  const cut = [roleBehind, placeBehind].reduce((left, pattern) => {
    const without = left.replace(pattern, '').trim()
    return without !== left && without.split(/\s+/).length > 1 ? without : left
  }, before)
  return cut.trim()
}

/** Where somebody writes, or for which paper: “in Hull”, “for The Courier”. */
const placeBehind = /\s+(?:in|for|aus|à|from)\s+\p{Lu}[\p{L}\p{M}\s.'’-]*$/u

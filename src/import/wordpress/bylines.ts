import type { Element } from 'domhandler'
import { textContent } from 'domutils'
import { lineOf } from '../clean-text.ts'
import type { Loss } from '../losses.ts'
import { ownCopy } from '../own-copy.ts'
import { childrenNamed, textOf } from '../xml-records.ts'
import { metaOf } from './post-meta.ts'

/** The names of those who wrote, by what items call them. */
export interface Names {
  /** Of accounts, by login. */
  authors: Map<string, string>
  /** Of authors without an account, by login. */
  guests: Map<string, string>
  /** What the terms of authors tell, by login. */
  terms: Map<string, string>
}

/** How Co-Authors Plus begins the short names of its terms, which hold logins in place of names. */
const prefix = /^cap-/

/** Notes the account of an author with the name that is shown. */
export function noteAuthor({ authors }: Names, element: Element): void {
  const login = textOf(element, 'wp:author_login')
  const parts = [textOf(element, 'wp:author_first_name'), textOf(element, 'wp:author_last_name')]
  const shown =
    textOf(element, 'wp:author_display_name') ?? (parts.filter(Boolean).join(' ') || login)
  if (login && shown) authors.set(ownCopy(login), ownCopy(lineOf(shown)))
}

/** Notes the profile of an author without an account (Co-Authors Plus): its name by its login and its short name. */
export function noteGuest({ guests }: Names, profile: Element): void {
  const name = lineOf(metaOf(profile, 'cap-display_name') ?? textOf(profile, 'title') ?? '')
  const logins = [metaOf(profile, 'cap-user_login'), textOf(profile, 'wp:post_name')]
  for (const login of logins)
    if (login && name) guests.set(ownCopy(login.replace(prefix, '')), ownCopy(name))
}

/**
 * Notes what a term of an author tells: Co-Authors Plus keeps for its own search “display name, first name, last name,
 * login, number, mail” in its description. Profiles and accounts, which tell it plainly, count before it.
 */
export function noteTerm({ terms }: Names, term: Element): void {
  if (textOf(term, 'wp:term_taxonomy') !== 'author') return
  const login = textOf(term, 'wp:term_name')
  const before = textOf(term, 'wp:term_description')?.split(` ${login} `)[0]?.trim()
  if (!login || !before || before.includes('@')) return
  const [, once] = /^(.+?)\s+\1$/.exec(before) ?? []
  terms.set(ownCopy(login), ownCopy(lineOf(once ?? before)))
}

/**
 * The names of those who wrote an item, as readers saw them: its co-authors, otherwise the account that made it. A login
 * whose name the export does not tell is no byline, and is told as a loss.
 */
export function authorsOf(
  element: Element,
  { authors, guests, terms }: Names,
  losses: Loss[],
): string[] {
  const nameOf = (login: string) => guests.get(login) ?? authors.get(login) ?? terms.get(login)
  const others = childrenNamed(element, 'category').filter(
    ({ attribs }) => attribs.domain === 'author',
  )
  const named = others.flatMap(term => {
    const told = lineOf(textContent(term))
    const nicename = term.attribs.nicename ?? ''
    const name = nameOf(told) ?? nameOf(nicename.replace(prefix, ''))
    if (name !== undefined || !prefix.test(nicename)) return name ?? told
    losses.push({ code: 'field-left', detail: `author: the login ${told}, without a name` })
    return []
  })
  const login = textOf(element, 'dc:creator')
  const shown = others.length > 0 ? named : ownName(login, nameOf, losses)
  return [...new Set(shown.filter(name => name !== ''))]
}

/** The name of the account that made an item. Where the export does not name it, a login is not shown to readers. */
function ownName(
  login: string | undefined,
  nameOf: (login: string) => string | undefined,
  losses: Loss[],
): string[] {
  if (login === undefined) return []
  const name = nameOf(login) ?? (isName(login) ? lineOf(login) : undefined)
  if (name !== undefined) return [name]
  losses.push({ code: 'field-left', detail: `author: the login ${login}, without a name` })
  return []
}

/** Whether what stands for an author is written as a name: two words, or letters without upper and lower case. */
function isName(text: string): boolean {
  return !text.includes('@') && (/\p{L}\s+\p{L}/u.test(text) || /^[\p{Lo}\p{M}]+$/u.test(text))
}

import { type Element, isTag } from 'domhandler'
import { getChildren, textContent } from 'domutils'

/**
 * Whether an entry of XML was not public: `app:draft` within `app:control` says so (RFC 5023, section 13.1.1), whatever
 * their prefix; in an export of WordPress that is read as a feed, its status or a password.
 */
export function isDraftEntry(entry: Element): boolean {
  const drafts = named(entry, 'control').flatMap(control => named(control, 'draft'))
  const statuses = named(entry, 'status').filter(({ name }) => /^(?:wp:)?status$/.test(name))
  return (
    drafts.some(draft => !/^(?:no|false)?$/i.test(textIn(draft))) ||
    statuses.some(status =>
      status.name === 'wp:status' ? textIn(status) !== 'publish' : notPublic.test(textIn(status)),
    ) ||
    named(entry, 'post_password').some(password => textIn(password) !== '')
  )
}

/** Statuses by which other systems say that an entry is not out. */
const notPublic =
  /^(?:drafts?|pending|private|future|scheduled|trash(?:ed)?|deleted|unpublished|hidden)$/i

/** Whether an item of a JSON Feed, or an extension of it, says that it is a draft. */
export function isDraftItem(item: Record<string, unknown>): boolean {
  const parts = [
    item,
    ...Object.entries(item).flatMap(([key, part]) => (key[0] === '_' ? [part] : [])),
  ]
  return parts.some(part => {
    const { draft, is_draft, status } = (part ?? {}) as Record<string, unknown>
    return draft === true || is_draft === true || notPublic.test(String(status))
  })
}

/** The children of an element by their name without its prefix. */
function named(element: Element, name: string): Element[] {
  return getChildren(element).filter(
    (child): child is Element => isTag(child) && child.name.split(':').at(-1) === name,
  )
}

function textIn(element: Element): string {
  return textContent(element).trim()
}

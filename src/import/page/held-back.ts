import { isPrivateTitle } from '../private-title.ts'

/** Statuses of WordPress that stand in the classes of a post which not everyone may read. */
const statuses =
  /(?:^|\s)(?:status-(?:draft|private|pending|future|trash)|post-password-\w+)(?:\s|$)/

/** Addresses that only people of the house open: previews of WordPress, Ghost and Blogger, and WordPress's desk. */
export const previews =
  /[?&]preview(?:_id)?=|\/p\/[\da-f]{8}-[\da-f-]{27}\/|\/preview\/(?:\?|$)|\/post\/preview\/|\/wp-(?:admin|login)\b/

/**
 * Why a page that was saved was not one that everyone could read, as far as it says so itself: by its address, by the
 * classes of its systems, or by what it says of paying readers. Undefined when nothing says it.
 */
export function whyHeldBack(
  document: Document,
  place: string,
  addresses: readonly (string | undefined)[],
): string | undefined {
  if (isMedium(document)) return mediumDraft(document, place)
  const preview = addresses.find(address => address !== undefined && previews.test(address))
  if (preview !== undefined) return `not for readers: ${preview}`
  const status = statusIn(document)
  if (status !== undefined) return status
  if (document.querySelector('form.post-password-form')) return 'it asks for a password'
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent)
  const title = [document.title, ...headings].find(isPrivateTitle)
  if (title) return `its title: ${title.trim()}`
  if (document.querySelector('.node--unpublished, .node-unpublished')) return 'node--unpublished'
  const tier = document
    .querySelector('meta[property="article:content_tier"]')
    ?.getAttribute('content')
  if (tier && /^locked$/i.test(tier.trim())) return `article:content_tier: ${tier}`
  const isMarkedPaid = [...document.querySelectorAll('[itemprop~="isAccessibleForFree"]')].some(
    element =>
      notFree.test(
        element.getAttribute('content') ??
          element.getAttribute('href') ??
          element.textContent ??
          '',
      ),
  )
  if (isMarkedPaid) return 'isAccessibleForFree: false'
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')]
  const isPaid = data.some(({ textContent }) => notForFree.test(textContent ?? ''))
  return isPaid ? 'isAccessibleForFree: false' : undefined
}

const notFree = /^\s*(?:https?:\/\/schema\.org\/)?false\s*$/i

/** Elements that are posts, and such as only point to others. */
const posts = '.hentry, article, [id^="post-"], .type-page, .type-post'
const beside =
  'aside, nav, footer, [class*="teaser"], [class*="related"], [class*="sidebar"], [class*="widget"]'

/** The status of the post of a page, by its class or that of the body: the first that is not beside the text. */
function statusIn(document: Document): string | undefined {
  const own = [...document.querySelectorAll(posts)].find(
    post => post.closest(beside) === null && post.parentElement?.closest(posts) == null,
  )
  const classes = [document.body, own].map(element => element?.getAttribute('class') ?? '')
  return classes.map(names => statuses.exec(names)?.[0]?.trim()).find(Boolean)
}

const notForFree = /"isAccessibleForFree"\s*:\s*"?(?:https?:\/\/schema\.org\/)?false\b/i

/** Why a page of an export of Medium is no post but a record of the account; undefined for a post and for other pages. */
export function whyNoPost(document: Document): string | undefined {
  if (!isMedium(document) || document.querySelector('[data-field="body"], .e-content'))
    return undefined
  return 'a record of an account of Medium, and no post'
}

function isMedium(document: Document): boolean {
  return /Exported from\s+Medium\b/.test(document.body?.textContent ?? '')
}

/** Medium marks drafts by the names of their files alone; only what was published has a date. */
function mediumDraft(document: Document, place: string): string | undefined {
  const name = place.split('/').at(-1) ?? ''
  const isDated = document.querySelector('footer time.dt-published') !== null
  return name.startsWith('draft') || !isDated ? 'a draft of Medium' : undefined
}

import type { FeedForm } from '../plan/feed-address.ts'

/** The media types of the forms of feeds. */
export const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<FeedForm, string>

/** What readers see of them: their names, which are the same in every language. */
export const feedNames = {
  rss: 'RSS',
  atom: 'Atom',
  json: 'JSON',
} as const satisfies Record<FeedForm, string>

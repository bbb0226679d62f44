import * as z from 'zod'
import { direction } from './direction.ts'
import { encodings } from './encodings.ts'
import { isSitePath } from './frontmatter.ts'
import { hosts } from './hosts.ts'
import { namedInLanguages } from './labels.ts'
import { canonicalLanguage, isLanguage } from './language.ts'
import type { Preview } from './preview.ts'
import { targetAddress } from './target-address.ts'
import { isTimeZone } from './time-zone.ts'
import { webAddress } from './web-address.ts'

const text = z
  .string()
  .overwrite(value => value.toWellFormed())
  .trim()
  .min(1)

const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .refine(isLanguage)
  .overwrite(canonicalLanguage)

const named = z.union([
  text,
  z.strictObject({
    label: text.describe('The name that articles use and readers see'),
    description: text.optional().describe('A sentence for the head of its page'),
    aliases: z
      .array(text)
      .default([])
      .describe('Other spellings that mean the same, and earlier names, whose addresses lead here'),
    translations: namedInLanguages,
  }),
])

const labels = z
  .array(named)
  .default([])
  .transform(entries =>
    entries.map(entry =>
      typeof entry === 'string' ? { label: entry, aliases: [], translations: {} } : entry,
    ),
  )

/** A web address, or the path of a page of the site itself. */
const reachable = text
  .refine(value => webAddress(value) || isSitePath(value))
  .meta({ title: 'web address, or path' })

const contact = z
  .strictObject({
    email: z.email().optional().describe('The newsroom’s e-mail address'),
    url: reachable.optional().describe('A page for contact, its own or elsewhere'),
    address: text.optional().describe('The postal address'),
  })
  .optional()

/** The forms of a feed: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. */
export const feedForms = ['rss', 'atom', 'json'] as const

/** The feeds of lists; that of the whole edition, and that of corrections, are there in every form. */
const feeds = z.strictObject({
  forms: z
    .array(z.enum(feedForms))
    .default(['rss'])
    .describe('The forms of the feeds of sections, sources and tags; `[]` for none'),
  from: z
    .int()
    .min(1)
    .default(5)
    .describe('Articles that a section, source or tag must have to have a feed'),
  items: z
    .int()
    .min(1)
    .max(200)
    .default(10)
    .describe('Articles in the feed of a section, source or tag'),
  text: z
    .enum(['summary', 'full'])
    .default('summary')
    .describe('What the feed of a section, source or tag has of an article'),
  archive: z
    .boolean()
    .default(false)
    .describe('Whether programs can walk the whole archive by the Atom feed (RFC 5005)'),
  hub: text
    .refine(webAddress)
    .meta({ title: 'web address' })
    .optional()
    .describe('The WebSub hub that deploys tell of feeds that changed, and that feeds name'),
})

/** The formats in which an article can be there beside its page. */
export const recordFormats = ['markdown', 'json'] as const

/** A folder of the site in which an edition is. */
const editionPath = z
  .string()
  .overwrite(path => path.normalize('NFC'))
  .regex(/^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}-]*$/u)

const formerPaths = z
  .array(editionPath)
  .default([])
  .describe('Folders in which it was before: their addresses lead here')

const edition = z.strictObject({
  language: language.describe('Its language (BCP 47): articles in it belong to this edition'),
  path: editionPath
    .optional()
    .describe('Its folder on the site; without it, the language in small letters'),
  formerPaths,
  direction: z
    .enum(['ltr', 'rtl'])
    .optional()
    .describe('The direction it is read in, when it is not that of the language'),
  name: text.optional().describe('The publication’s name in it'),
  tagline: text.optional().describe('A few words below the name'),
  whoWeAre: text.optional().describe('Who publishes this'),
  contact: contact.describe('How to reach its newsroom; without it, as the site'),
  publishingPrinciples: reachable.optional().describe('The rules that its newsroom works by'),
  copyrightHolder: text.optional().describe('Who holds the rights; without it, as the site'),
})

/** What `content/site.yaml` may say. Every key has a default. */
export const siteSchema = z.strictObject({
  name: text.default('News archive').describe('The publication’s name'),
  tagline: text.optional().describe('A few words below the name'),
  address: text
    .refine(value => webAddress(value) && new URL(value).pathname === '/')
    .default('http://localhost:4321')
    .transform(value => new URL(value).origin)
    .describe('Where the site is served: scheme and host'),
  basePath: z
    .string()
    .regex(/^\/([\p{L}\p{N}._~-]+\/?)*$/u)
    .default('/')
    .transform(value => (value.endsWith('/') ? value : `${value}/`))
    .describe('The folder of the host that it is served from'),
  timeZone: text
    .refine(isTimeZone)
    .default('UTC')
    .describe('IANA time zone of dates that name no offset'),
  language: language
    .default('en')
    .describe('The language of the site, and of articles that name none (BCP 47)'),
  editions: z
    .array(edition)
    .default([])
    .describe('Further editions, in other languages, each with all its own pages'),
  host: z
    .union([z.enum(hosts), z.array(z.enum(hosts))])
    .default([])
    .transform(value => (typeof value === 'string' ? [value] : value))
    .describe(
      'Where the site is served, for the rules by which old addresses lead on: one host, or a list',
    ),
  hostPlan: z
    .enum(['free', 'paid'])
    .default('free')
    .describe('What you have with that host, where it takes more of those who pay'),
  targets: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/),
      text
        .refine(value => targetAddress(value) !== undefined)
        .meta({ title: 'address of a target' }),
    )
    .default({})
    .describe('Where the site can be deployed to, by names for `npm run deploy -- NAME`'),
  formerPaths: formerPaths.describe(
    'Folders of editions that are given up: their addresses lead to the main edition',
  ),
  addresses: z
    .enum(['error', 'warn', 'off'])
    .default('error')
    .describe(
      'What an address is that was published and no longer answers: an error, a warning, or nothing to look for',
    ),
  sections: labels.describe('The sections, in order; none listed means that any is allowed'),
  regions: labels.describe('The regions, in order; none listed means that any is allowed'),
  whoWeAre: text.optional().describe('Who publishes this, at the foot of every page'),
  contact: contact.describe('How to reach the newsroom, at the foot of every page'),
  pages: z
    .array(text)
    .optional()
    .describe(
      'The standing pages that the foot names, in order: files below `pages/`, or addresses; without it, the first eight',
    ),
  publishingPrinciples: reachable.optional().describe('The rules that the newsroom works by'),
  copyrightHolder: text.optional().describe('Who holds the rights; without it, the name'),
  socialCards: z
    .enum(['none', 'chosen', 'all'])
    .default('none')
    .describe('Which articles get a picture of their headline for social sites'),
  itemsPerPage: z.int().min(5).max(500).default(50).describe('Articles on a page of a list'),
  itemsPerFeed: z.int().min(1).max(200).default(20).describe('Articles in the feed of all'),
  feeds: feeds.prefault({}).describe('The feeds of sections, sources and tags'),
  permanentLinks: z
    .boolean()
    .default(false)
    .describe(
      'Whether each article with an `id` has a short address that leads to it, `/id/…/`, and names it',
    ),
  thin: z
    .int()
    .min(0)
    .default(3)
    .describe(
      'The page of a section, region, source or tag with fewer articles is not for search engines',
    ),
  itemsPerSearchFile: z
    .int()
    .min(1)
    .max(200)
    .default(8)
    .describe(
      'Articles that the search loads together: more make a smaller index, fewer load less',
    ),
  records: z
    .union([z.boolean(), z.enum(recordFormats)])
    .default(false)
    .describe('Files for programs beside each article: in both formats, one, or none'),
  precompressed: z
    .array(z.enum(encodings))
    .default([])
    .transform(some => [...new Set(some)])
    .describe(
      'How files are compressed beforehand, for servers that send such files; `[]` for none',
    ),
})

/** What `content/site.yaml` says, with defaults filled in. */
export type SiteFile = z.infer<typeof siteSchema>

/** The publication's own facts, as one of its editions tells them. */
export interface Site extends Omit<SiteFile, 'editions'> {
  /** Whether it is a preview, with what is held back, and not the site that readers know. */
  isPreview: boolean
  /** Where the edition's addresses begin: empty for the main one, otherwise like `/ar`. */
  path: string
  direction: 'ltr' | 'rtl'
}

/**
 * The publication's facts for each of its editions, the main one first. What is said in a language is not told
 * in an edition of another one. A preview is where it was asked for.
 */
export function sitesOf({ editions, ...file }: SiteFile, preview?: Preview): [Site, ...Site[]] {
  const main: Site = {
    ...file,
    // A preview has no rules of a host that would send them.
    ...(preview && { ...preview, precompressed: [] }),
    ...{ isPreview: preview !== undefined, path: '', direction: direction(file.language) },
  }
  const { tagline: _, whoWeAre: __, ...shared } = main
  return [
    main,
    ...editions.map(({ path, ...own }) => ({
      ...{ ...shared, ...own },
      name: own.name ?? main.name,
      direction: own.direction ?? direction(own.language),
      path: `/${path ?? own.language.toLowerCase()}`,
    })),
  ]
}

/** The keys that a public site must set, since their defaults serve only one's own machine. */
export const mustBeSet = ['name', 'address'] as const satisfies readonly (keyof SiteFile)[]

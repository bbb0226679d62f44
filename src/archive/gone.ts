import * as z from 'zod'
import { namesFile, normalAddress } from './address.ts'
import type { Article } from './article.ts'
import type { Entry } from './entry.ts'
import type { Frontmatter } from './frontmatter.ts'
import { goneAddress, reasons, withdrawing } from './frontmatter.ts'
import { type Moment, momentOf } from './moment.ts'

/** Why something was withdrawn. */
export type WithdrawalReason = (typeof reasons)[number]

/** An address at which something was, and what its readers are told. */
export interface Gone {
  /** Decoded, from the site's root. */
  address: string
  /** Whether it is the address of a page, which then says what became of it. */
  hasPage: boolean
  /** The id of the article that it was. */
  id?: string | undefined
  /** Whether its author gave it that id, by which feeds know it then. */
  namedId?: boolean | undefined
  /** The facets in whose lists and feeds it was, by `facetKey`. */
  facets?: ReadonlySet<string> | undefined
  /** What it was called, where the reason allows to say it. */
  headline?: string | undefined
  /** The language of its headline (BCP 47). */
  lang?: string | undefined
  /** Readers are told no reason that its author does not give. */
  reason?: WithdrawalReason | undefined
  /** When it was withdrawn. */
  date?: Moment | undefined
  /** What its author says to readers. */
  text?: string | undefined
  /** The article that takes its place. */
  by?: Article | undefined
  /** When its author wants to look at it again. */
  until?: Moment | undefined
}

/** An article that was withdrawn and whose file is still there. No text of it is in any file of the site. */
export interface Withdrawn extends Gone {
  file: string
  id: string
  aliases: string[]
  lang: string
  reason: WithdrawalReason
  date: Moment
  /** When it was published. */
  published: Moment
  /** Addresses at which pictures of its own were, as far as its file still names them. */
  pictures: readonly string[]
}

/** A facet by its kind and slug, which are the same whatever articles an archive has. */
export function facetKey({ kind, slug }: { kind: string; slug: string }): string {
  return `${kind} ${slug}`
}

/** Reasons that forbid to name what was withdrawn. */
const unnamed: readonly WithdrawalReason[] = ['legal', 'privacy']

/** Whether frontmatter withdraws an article, so that its text must be in no file. */
export function isWithdrawn({ withdrawn }: Pick<Frontmatter, 'withdrawn'>): boolean {
  return withdrawn !== undefined && !isKept({ withdrawn })
}

/** Whether frontmatter takes an article back and leaves its text to readers. */
export function isKept({ withdrawn }: Pick<Frontmatter, 'withdrawn'>): boolean {
  return withdrawn?.keep === true && withdrawn.reason === 'retracted'
}

type WithdrawnField = NonNullable<Frontmatter['withdrawn']>

/** What becomes of an article that its frontmatter withdraws. */
export function withdrawnOf(
  article: Article,
  { fields, images }: Pick<Entry, 'fields' | 'images'>,
  { zone, byId }: { zone: string; byId: ReadonlyMap<string, Article> },
): Withdrawn {
  const { reason, date, text, by, until } = fields.withdrawn as WithdrawnField
  const { file, id, namedId, address, aliases, headline, lang, source, section, region } = article
  const facets = [source, section, region, ...article.tags].filter(facet => facet !== undefined)
  return {
    ...{ file, id, namedId, address, aliases, lang, reason, text, hasPage: true },
    headline: unnamed.includes(reason) ? undefined : headline,
    published: article.date,
    pictures: images.flatMap(({ candidates }) => candidates.map(path => `/${path}`)),
    date: momentOf(date, zone),
    by: by === undefined ? undefined : byId.get(by),
    until: until === undefined ? undefined : momentOf(until, zone),
    facets: new Set(facets.map(facetKey)),
  }
}

const entry = z.strictObject({
  address: goneAddress.describe('The address, from the site’s root'),
  id: withdrawing.by.describe('The `id` that its article had in its file: feeds know it by that'),
  reason: z
    .enum(reasons)
    .optional()
    .describe('Why; without it, readers are told only that it was withdrawn'),
  ...withdrawing,
  date: withdrawing.date
    .optional()
    .describe('When it was withdrawn; without it, feeds do not report it'),
})

/** `content/gone.yaml`: addresses at which something was whose file must go. The file may be missing. */
export const goneSchema = z.array(
  z
    .union([goneAddress, entry])
    .transform(
      (written): z.output<typeof entry> =>
        typeof written === 'string' ? { address: written } : written,
    ),
)

/** One entry of `content/gone.yaml`. */
export type GoneEntry = z.infer<typeof goneSchema>[number]

/** What entries of `content/gone.yaml` say, in their order. */
export function goneOf(
  entries: readonly GoneEntry[],
  { zone, byId }: { zone: string; byId: ReadonlyMap<string, Article> },
): Gone[] {
  return entries.map(({ address: written, id, reason, date, text, by, until }) => {
    const address = normalAddress(written)
    return {
      ...{ address, id, reason, text, hasPage: isOfPage(address) },
      namedId: id !== undefined,
      date: date === undefined ? undefined : momentOf(date, zone),
      by: by === undefined ? undefined : byId.get(by),
      until: until === undefined ? undefined : momentOf(until, zone),
    }
  })
}

/** Whether an address is that of a page, and not of a picture, a feed or another file. */
function isOfPage(address: string): boolean {
  return !namesFile(address) || /\.html?$/i.test(address)
}

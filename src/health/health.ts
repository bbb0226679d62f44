import type { Article } from '../archive/article.ts'
import { hostRules } from '../plan/host-rules.ts'
import { imagesIn } from '../plan/image-files.ts'
import type { Plan } from '../plan/plan.ts'
import { publishedAddresses } from '../plan/published-addresses.ts'

/** A link to another site that could not be opened when it was last tried. */
export interface DeadLink {
  /** The file that has it, below the content folder. */
  file: string
  url: string
  /** What the other site answered, or why it could not be asked. */
  answer: string
  /** When it was tried, `YYYY-MM-DD`. */
  day: string
}

/** What a keeper has to know of an archive after years. All lists are in the order of the archive. */
export interface Health {
  /** The publication, and the day as of which this is told. */
  name: string
  day: string
  articles: number
  addresses: {
    /** Addresses that were ever published. */
    all: number
    moved: { from: string; to: string }[]
    gone: { address: string; reason?: string; date?: string }[]
    /** Redirects that led to another redirect, and lead to its end now. */
    chains: { from: string; over: string; to: string }[]
    /** Addresses of this site that the ledger does not have yet. */
    unwritten: number
  }
  /** What was withdrawn until a day, the first day first; `isDue` when that day is past. */
  reviews: { address: string; file?: string; until: string; isDue: boolean }[]
  /** Files of articles that have no `id` of their own. */
  withoutId: string[]
  /** Tags with one article, and that article's file. */
  lonelyTags: { tag: string; file: string }[]
  /** Pictures that say of nobody that they made them. */
  withoutCredit: string[]
  /** Undefined when links were never tried. */
  deadLinks: DeadLink[] | undefined
}

/** What is known beside the plan. */
interface HealthGround {
  /** Today, `YYYY-MM-DD`. */
  day: string
  unwritten: number
  deadLinks: DeadLink[] | undefined
}

/** The health of an archive. */
export function healthOf(plan: Plan, { day, unwritten, deadLinks }: HealthGround): Health {
  const { archive } = plan
  const { articles, site } = archive
  const { moved } = hostRules(plan)
  return {
    ...{ name: site.name, day, articles: articles.length, deadLinks },
    addresses: {
      all: new Set(publishedAddresses(archive)).size,
      moved,
      gone: goneIn(plan),
      chains: chainsIn(plan),
      unwritten,
    },
    reviews: reviewsIn(plan, day),
    withoutId: articles.filter(({ namedId }) => !namedId).map(({ file }) => file),
    lonelyTags: lonelyTags(plan),
    withoutCredit: withoutCredit(plan),
  }
}

function goneIn({ archive }: Plan): Health['addresses']['gone'] {
  return [...archive.withdrawn.values(), ...archive.gone].map(({ address, reason, date }) => ({
    address,
    ...(reason === undefined ? {} : { reason }),
    ...(date === undefined ? {} : { date: date.day }),
  }))
}

function chainsIn({ archive, answer }: Plan): Health['addresses']['chains'] {
  return archive.redirects.flatMap(({ from, to }) => {
    const end = to.startsWith('/') ? answer(to) : undefined
    return end?.status === 301 ? [{ from, over: to, to: end.to }] : []
  })
}

function reviewsIn({ archive }: Plan, day: string): Health['reviews'] {
  const files = new Map([...archive.withdrawn.values()].map(one => [one.address, one.file]))
  return [...archive.withdrawn.values(), ...archive.gone]
    .flatMap(({ address, until }) => {
      if (until === undefined) return []
      const file = files.get(address)
      const named = file === undefined ? {} : { file }
      return [{ address, ...named, until: until.day, isDue: until.day <= day }]
    })
    .sort((a, b) => (a.until < b.until ? -1 : 1))
}

function lonelyTags({ archive }: Plan): Health['lonelyTags'] {
  return archive.editions.flatMap(({ facets }) =>
    facets.tag.flatMap(({ label, articles: [only, ...others] }) =>
      only && others.length === 0 ? [{ tag: label, file: only.file }] : [],
    ),
  )
}

/** Pictures without a credit in an article that shows them and in their own files. */
function withoutCredit({ archive, images }: Plan): string[] {
  const credited = new Set(archive.articles.flatMap(creditedIn))
  const found = [...images].flatMap(([key, image]) => {
    const isCredited = image.credit !== undefined || credited.has(key)
    return isCredited || image.form === 'drawing' ? [] : [image.file]
  })
  const all = new Set(found)
  return imagesIn(images)
    .map(({ file }) => file)
    .filter(file => all.has(file))
}

function creditedIn({ cover, gallery }: Article): string[] {
  return [...(cover ? [cover] : []), ...gallery].flatMap(({ credit, file }) =>
    credit === undefined ? [] : [file],
  )
}

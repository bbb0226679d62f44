import { claimAddresses } from './addresses.ts'
import type { Article } from './article.ts'
import { checkDates } from './check-dates.ts'
import { checkFolders } from './check-folders.ts'
import { checkIds } from './check-ids.ts'
import { checkLinks } from './check-links.ts'
import { checkPages } from './check-pages.ts'
import { beginEdition, type Edition, type EditionMaking, editionOf, endEdition } from './edition.ts'
import { editionProblems } from './edition-problems.ts'
import type { Entry } from './entry.ts'
import { checkReleases, type HeldBack, heldBack, sift } from './held-back.ts'
import { labelProblems } from './label-problems.ts'
import { makeArticle } from './make-article.ts'
import type { Material } from './material.ts'
import { momentOf } from './moment.ts'
import { byDate } from './order.ts'
import type { Problem } from './problem.ts'
import { nothingPublished, type Published } from './published.ts'
import { checkRedirects, type Redirect } from './redirects.ts'
import { type Site, sitesOf } from './site.ts'
import { type StandingFields, type StandingPage, standingPage } from './standing-page.ts'

/** The publication as a model: every article, and the editions that they belong to. */
export interface Archive {
  /** The publication's facts, as the main edition tells them. */
  site: Site
  /** The main one first. */
  editions: readonly [Edition, ...Edition[]]
  /** Of all editions, oldest first. */
  articles: Article[]
  byId: ReadonlyMap<string, Article>
  byFile: ReadonlyMap<string, Article>
  /** Translations of an article by its id, its own translations only. */
  translations: ReadonlyMap<string, Article[]>
  /** Of all editions. */
  standing: StandingPage[]
  /** Every address that was ever published, as far as the ledger of addresses knows. */
  published: Published
  /** Addresses that lead elsewhere and have no file in which they could be aliases. */
  redirects: readonly Redirect[]
  /** Articles and pages that readers do not see yet. */
  heldBack: HeldBack
  /**
   * The next instant, in milliseconds since 1970, at which the archive changes by itself: an embargo ends, or
   * a date lies no longer in the future. Undefined when it does not.
   */
  until: number | undefined
  /** Sorted later, by whoever prints them. */
  problems: Problem[]
}

/** Makes the model. Mistakes become problems; never throws for one. */
export function archiveOf(from: Material): Archive {
  const sites = sitesOf(from.site)
  const [site] = sites
  const problems: Problem[] = [
    ...editionProblems(sites),
    ...checkPages(from, sites),
    ...labelProblems(from.site.sections, 'site.yaml', 'sections.'),
    ...labelProblems(from.site.regions, 'site.yaml', 'regions.'),
    ...labelProblems(from.tags, 'tags.yaml'),
    ...labelProblems(from.sources, 'sources.yaml'),
  ]
  const texts = sift(from.entries, from)
  const pages = sift(from.standing, from)
  const making = beginEditions(sites, from)
  const made = texts.shown.map(({ entry, withheld }) => makeIn(making, entry, withheld))
  problems.push(...made.flatMap(({ problems }) => problems))
  const apart = beginEditions(sites, from)
  for (const entry of texts.hidden) problems.push(...makeIn(apart, entry, true).problems)
  const editions = endEditions(making, made, pages.shown)
  const articles = made.flatMap(({ article }) => article ?? []).sort(byDate)
  problems.push(...checkDates(articles, from))
  const standing = editions.flatMap(({ standing }) => standing)
  const byFile = new Map(articles.map(article => [article.file, article]))
  const paths = sites.slice(1).map(({ path }) => path)
  problems.push(
    ...checkReleases([...texts.shown, ...pages.shown], from),
    ...checkFolders([...texts.shown, ...pages.shown]),
    ...checkIds(articles, from.entries),
    ...claimAddresses(articles, standing, from.redirects ?? [], paths),
    ...checkRedirects(from.redirects ?? []),
    ...checkLinks(from, new Set([...texts.hidden, ...pages.hidden].map(({ file }) => file))),
  )
  return {
    ...{ site, editions, articles, byFile, standing, problems },
    heldBack: heldBack([...from.entries, ...from.standing], from),
    byId: new Map(articles.map(article => [article.id, article])),
    translations: translationsIn(articles),
    until: nextChange(from),
    published: from.published ?? nothingPublished,
    redirects: from.redirects ?? [],
  }
}

type Makings = readonly [EditionMaking, ...EditionMaking[]]

interface MadeIn {
  edition: EditionMaking
  article?: Article
  problems: Problem[]
}

function beginEditions([main, ...others]: readonly [Site, ...Site[]], from: Material): Makings {
  return [beginEdition(main, from), ...others.map(site => beginEdition(site, from))]
}

function makeIn(editions: Makings, entry: Entry, held: boolean): MadeIn {
  const { lang } = entry.fields
  const edition = lang === undefined ? editions[0] : editionOf(lang, editions)
  return { edition, ...makeArticle(entry, edition, held) }
}

function endEditions(
  makings: Makings,
  made: readonly MadeIn[],
  standing: readonly { entry: Entry<StandingFields>; withheld: boolean }[],
): readonly [Edition, ...Edition[]] {
  const pageIn = ({ file, fields: { lang } }: Entry<StandingFields>) =>
    lang === undefined
      ? (makings.find(({ site }) => site.path && file.startsWith(`pages${site.path}/`)) ??
        makings[0])
      : editionOf(lang, makings)
  const end = (making: EditionMaking) =>
    endEdition(
      making,
      made.flatMap(({ edition, article }) => (edition === making && article) || []).sort(byDate),
      standing
        .filter(({ entry }) => pageIn(entry) === making)
        .map(({ entry, withheld }) => standingPage(entry, withheld, making.site.path)),
    )
  const [main, ...others] = makings
  return [end(main), ...others.map(end)]
}

/** Milliseconds after which a day is past in every time zone. */
const twoDays = 48 * 3_600_000

function nextChange({ entries, standing, site, now }: Material): number | undefined {
  const long = new Date(now - twoDays).toISOString()
  const isPast = (text: string) => text.slice(0, 10) < long.slice(0, 10)
  let next: number | undefined
  const moments = [
    ...entries.flatMap(({ fields: { embargo, date } }) => [embargo, date]),
    ...standing.map(({ fields: { embargo } }) => embargo),
  ]
  for (const text of moments) {
    if (text === undefined || isPast(text)) continue
    const { instant } = momentOf(text, site.timeZone)
    if (instant > now && (next === undefined || instant < next)) next = instant
  }
  return next
}

function translationsIn(articles: readonly Article[]): Map<string, Article[]> {
  const tied = articles.filter(article => article.translationOf !== undefined)
  return Map.groupBy(tied, article => article.translationOf as string)
}

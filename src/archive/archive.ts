import { claimAddresses } from './addresses.ts'
import type { Article } from './article.ts'
import { checkDates } from './check-dates.ts'
import { checkFolders } from './check-folders.ts'
import { checkIds } from './check-ids.ts'
import { checkLinks } from './check-links.ts'
import { checkPages } from './check-pages.ts'
import { checkWithdrawals } from './check-withdrawals.ts'
import { beginEdition, type Edition, type EditionMaking, editionOf, endEdition } from './edition.ts'
import { editionProblems } from './edition-problems.ts'
import type { Entry } from './entry.ts'
import { type Gone, goneOf, isWithdrawn, type Withdrawn, withdrawnOf } from './gone.ts'
import { checkReleases, type HeldBack, heldBack, sift } from './held-back.ts'
import { labelProblems } from './label-problems.ts'
import { makeArticle } from './make-article.ts'
import type { Material } from './material.ts'
import { momentOf } from './moment.ts'
import { byDate } from './order.ts'
import type { Problem } from './problem.ts'
import { noAddresses, type Published } from './published.ts'
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
  /** Articles that were withdrawn, by their files. No list of articles has them. */
  withdrawn: ReadonlyMap<string, Withdrawn>
  /** What `gone.yaml` names, in its order. */
  gone: Gone[]
  /** Articles and pages that readers do not see yet. */
  heldBack: HeldBack
  /**
   * The next instant, in milliseconds since 1970, at which the archive changes by itself: an embargo ends, a date
   * lies no longer in the future, or something is to be looked at again. Undefined when it does not.
   */
  until: number | undefined
  /** Sorted later, by whoever prints them. */
  problems: Problem[]
}

/** Makes the model. Mistakes become problems; never throws for one. */
export function archiveOf(from: Material): Archive {
  const sites = sitesOf(from.site, from.preview)
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
  const { taken = [], left = [] } = Object.groupBy(texts.shown, ({ entry }) =>
    isWithdrawn(entry.fields) ? 'taken' : 'left',
  )
  const made = left.map(({ entry, withheld }) => makeIn(making, entry, withheld))
  const apart = beginEditions(sites, from)
  const madeApart = [
    ...taken.map(({ entry, withheld }) => makeIn(apart, entry, withheld)),
    ...texts.hidden.map(entry => makeIn(apart, entry, true)),
  ]
  problems.push(...[...made, ...madeApart].flatMap(({ problems }) => problems))
  const articles = articlesOf(made)
  const byId = new Map(articles.map(article => [article.id, article]))
  const withdrawn = articlesOf(madeApart.slice(0, taken.length))
  const away = awayIn(from, withdrawn, byId)
  const editions = endEditions(making, made, pages.shown, away)
  problems.push(...checkDates(articles, from))
  const standing = editions.flatMap(({ standing }) => standing)
  const byFile = new Map(articles.map(article => [article.file, article]))
  const paths = sites.slice(1).map(({ path }) => path)
  problems.push(
    ...checkReleases([...texts.shown, ...pages.shown], from),
    ...checkFolders([...texts.shown, ...pages.shown]),
    ...checkIds(articles, withdrawn, from.entries),
    ...claimAddresses([...withdrawn, ...articles], standing, from.redirects ?? [], paths),
    ...checkRedirects(from.redirects ?? []),
    ...checkLinks(from, {
      withdrawn: away.withdrawn,
      withheld: new Set([...texts.hidden, ...pages.hidden].map(({ file }) => file)),
    }),
    ...checkWithdrawals(
      texts.shown.map(({ entry }) => entry),
      from,
      { byId, withdrawn: new Set(withdrawn.map(({ id }) => id)) },
    ),
  )
  return {
    ...{ site, editions, articles, byId, byFile, standing, problems },
    ...away,
    heldBack: heldBack([...from.entries, ...from.standing], from),
    translations: translationsIn(articles),
    until: nextChange(from),
    published: from.published ?? noAddresses,
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

/** The articles that were made, oldest first. */
function articlesOf(made: readonly MadeIn[]): Article[] {
  return made.flatMap(({ article }) => article ?? []).sort(byDate)
}

/** What is withdrawn. */
type Away = Pick<Archive, 'withdrawn' | 'gone'>

function awayIn(
  { entries, gone = [], site }: Material,
  articles: readonly Article[],
  byId: Archive['byId'],
): Away {
  const asOf = { zone: site.timeZone, byId }
  if (articles.length === 0) return { withdrawn: new Map(), gone: goneOf(gone, asOf) }
  const said = new Map(entries.map(entry => [entry.file, entry]))
  const withdrawn = articles.flatMap(article => {
    const entry = said.get(article.file)
    return entry?.fields.withdrawn ? [withdrawnOf(article, entry, asOf)] : []
  })
  return {
    withdrawn: new Map(withdrawn.map(one => [one.file, one])),
    gone: goneOf(gone, asOf),
  }
}

function endEditions(
  makings: Makings,
  made: readonly MadeIn[],
  standing: readonly { entry: Entry<StandingFields>; withheld: boolean }[],
  { withdrawn, gone }: Away,
): readonly [Edition, ...Edition[]] {
  const pageIn = ({ file, fields: { lang } }: Entry<StandingFields>) =>
    lang === undefined
      ? (makings.find(({ site }) => site.path && file.startsWith(`pages${site.path}/`)) ??
        makings[0])
      : editionOf(lang, makings)
  const goneFrom = ({ address }: Gone) =>
    makings.find(({ site }) => site.path && address.startsWith(`${site.path}/`)) ?? makings[0]
  const end = (making: EditionMaking) =>
    endEdition(making, {
      articles: articlesOf(made.filter(({ edition }) => edition === making)),
      standing: standing
        .filter(({ entry }) => pageIn(entry) === making)
        .map(({ entry, withheld }) => standingPage(entry, withheld, making.site.path)),
      withdrawn: [...withdrawn.values()].filter(({ lang }) => editionOf(lang, makings) === making),
      gone: gone.filter(one => one.hasPage && goneFrom(one) === making),
    })
  const [main, ...others] = makings
  return [end(main), ...others.map(end)]
}

/** Milliseconds after which a day is past in every time zone. */
const twoDays = 48 * 3_600_000

function nextChange({ entries, standing, gone = [], site, now }: Material): number | undefined {
  const long = new Date(now - twoDays).toISOString()
  const isPast = (text: string) => text.slice(0, 10) < long.slice(0, 10)
  let next: number | undefined
  const moments = [
    ...entries.flatMap(({ fields: { embargo, date, withdrawn } }) => [
      embargo,
      date,
      withdrawn?.until,
    ]),
    ...gone.map(({ until }) => until),
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

import type { Article } from '../archive/article.ts'
import type { Site } from '../archive/site.ts'
import { leading } from './aliases.ts'
import type { ByMonth, Course } from './chart.ts'
import type { FeedLinks } from './feed-address.ts'
import { href } from './links.ts'
import { type MadeFrom, type Planned, planned } from './page.ts'
import { type ListPart, paginate } from './paginate.ts'
import { type Link, type Row, rowOf } from './row.ts'

/** What heads a list. */
interface ListHead {
  /** What kind of list it is: “Tag”, “Section”; a key of the components' words. Or the span of time that it is in. */
  kicker: 'tag' | 'source' | 'section' | 'region' | 'all' | Link
  title: string
  description?: string | undefined
  /** A source's own site. */
  url?: string | undefined
  /** The list's feed. */
  feed?: FeedLinks | undefined
}

/** The list of all articles, at the top of which the whole edition is seen at a glance. */
interface AtAGlance {
  byMonth: ByMonth
}

/** What leads on from a day or month: those before and after it that have articles, and a day's of other years. */
export interface Around {
  of: 'day' | 'month'
  before?: Link | undefined
  after?: Link | undefined
  otherYears: Link[]
}

/** What only the newest page of a list shows, since it may change with every article. */
interface OnNewest {
  /** When a facet's articles are of. */
  course?: Course | undefined
  atAGlance?: AtAGlance | undefined
  around?: Around | undefined
}

/** A page of a list of articles. */
export interface ListShown extends ListHead, OnNewest {
  /** Its number, from 1 (the oldest). */
  number: number
  /** Whether it is the newest page, at the list's own address. */
  newest: boolean
  /** How many articles the list holds; only on the newest page, since others never change. */
  count?: number | undefined
  /** Newest first. */
  rows: Row[]
  /** Addresses of the neighbouring pages. */
  older?: string | undefined
  newer?: string | undefined
  /** The list's own address. */
  top: string
  /** None for a list that search engines should pass over. */
  canonical?: string | undefined
}

declare module './page.ts' {
  interface Shown {
    facet: ListShown
    all: ListShown
    month: ListShown
    day: ListShown
  }
}

type ListKind = 'facet' | 'all' | 'month' | 'day'

/** A list of articles, oldest first, as it is to be published. */
interface List {
  kind: ListKind
  /** With a slash at its end; its newest page is there, page n at `page/n/` below it. */
  address: string
  articles: readonly Article[]
  head: ListHead
  /** The year of all its articles, to whose pages its pages belong. */
  year?: string
  /** Whether search engines should pass it over. */
  thin?: boolean
  onNewest?: () => OnNewest
}

/** The pages of a list, and a page that leads from the newest page's number to its address. */
export function listPages(list: List, site: Site): Planned[] {
  const parts = paginate(list.articles, site.itemsPerPage)
  const pages: Planned[] = parts.map(part => {
    const address = part.newest ? list.address : numbered(list, part.number)
    const madeFrom = list.year === undefined ? () => partFrom(list, part) : undefined
    return planned(list.kind, address, () => shown(list, part, address, site), {
      ...{ year: list.year, madeFrom },
    })
  })
  return parts.length === 1 ? pages : [...pages, toNewest(list, parts.length, site)]
}

/** What a page of a list is made from: the newest says how many articles the whole list has, and when they are of. */
function partFrom({ articles, head, thin }: List, part: ListPart<Article>): MadeFrom {
  const { number, newest, items } = part
  return { articles: newest ? articles : items, told: [head, thin, number, newest, items.length] }
}

/** `/tags/ferries/page/3/`. */
function numbered({ address }: List, number: number): string {
  return `${address}page/${number}/`
}

/** Full pages name their neighbours by number, so that they never change; this one leads on. */
function toNewest(list: List, number: number, site: Site): Planned {
  return planned('alias', numbered(list, number), () => leading(site, list.address))
}

function shown(list: List, part: ListPart<Article>, address: string, site: Site): ListShown {
  const { number, newest, items } = part
  const link = (n: number) => href(site, numbered(list, n))
  return {
    ...list.head,
    number,
    newest,
    count: newest ? list.articles.length : undefined,
    ...(newest ? list.onNewest?.() : {}),
    rows: items.map(article => rowOf(article, site)).reverse(),
    older: number > 1 ? link(number - 1) : undefined,
    newer: newest ? undefined : link(number + 1),
    top: href(site, list.address),
    canonical: list.thin ? undefined : address,
  }
}

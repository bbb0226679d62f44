import { addressKey } from './old-addresses.ts'
import type { OldItem } from './old-item.ts'
import { ownCopy } from './own-copy.ts'
import { hostOf } from './text/links.ts'

/** Complete addresses in a text: their hosts and paths. */
const addresses = /https?:\/\/([^\s/"'<>()\\\]]+)(\/[^\s"'<>()\\\]]+)/g

/** So many pages of a host tell whether it is the one. */
const most = 500

/** How many articles must be linked to on a host before it is taken for that of the site. */
const least = 3

/** A host whose pages are those of the site, or seem to be. */
export interface FormerHost {
  host: string
  /** How many pages of it are linked to that have the path of an imported one, and one of them. */
  pages: number
  example: string
}

/** Hosts at which texts name imported pages: those that were the site's plainly, and those that perhaps were. */
export interface FormerHosts {
  own: FormerHost[]
  maybe: FormerHost[]
}

/**
 * Finds hosts of an old site that it does not tell of: exports of Ghost tell none, and a site that moved names its former
 * ones in links only. On them articles link to one another.
 */
export class OwnHost {
  readonly #pages = new Map<string, Set<string>>()

  /** Notes what a text links to. */
  note({ text }: Pick<OldItem, 'text'>): void {
    for (const [, name = '', path = ''] of text.value.matchAll(addresses)) {
      const host = ownCopy(hostOf(`http://${name}`))
      if (host === '' || /\.(?!html?$|php$)\w{2,5}$/i.test(path)) continue
      const pages = this.#pages.get(host) ?? new Set()
      if (pages.size < most) pages.add(ownCopy(addressKey(path)))
      this.#pages.set(host, pages)
    }
  }

  /** The host of which half of the pages that are linked to, and some at least, are known ones; undefined when none is. */
  among(isKnown: (key: string) => boolean): string | undefined {
    const found = this.#counted(isKnown).filter(({ known, all }) => isPlain(known.length, all))
    return found.sort((a, b) => b.known.length - a.known.length)[0]?.host
  }

  /**
   * Other hosts than that of the site at which imported pages are named. One is plainly the site's when half of its
   * pages, and three at least, are known ones, or when one host lies below the other and all of them are.
   */
  former(isKnown: (key: string) => boolean, current: string | undefined): FormerHosts {
    const isOwn = (host: string, known: readonly string[], all: number) =>
      isPlain(known.length, all) || (known.length === all && isBelow(host, current))
    const found = this.#counted(key => isKnown(key) && isDistinct(key))
      .filter(({ host, known, all }) => host !== current && known.length * 2 >= all)
      .map(({ host, known, all }) => ({
        ...{ host, pages: known.length, example: known[0] ?? '' },
        isOwn: isOwn(host, known, all),
      }))
      .filter(({ pages }) => pages > 0)
      .sort((a, b) => b.pages - a.pages)
    const [own, maybe] = [true, false].map(wanted =>
      found.filter(one => one.isOwn === wanted).map(({ isOwn: _, ...host }) => host),
    )
    return { own: own ?? [], maybe: maybe ?? [] }
  }

  #counted(isKnown: (key: string) => boolean): { host: string; all: number; known: string[] }[] {
    return [...this.#pages].map(([host, pages]) => ({
      ...{ host, all: pages.size, known: [...pages].filter(isKnown) },
    }))
  }
}

function isPlain(known: number, all: number): boolean {
  return known >= least && known * 2 >= all
}

/** Whether a path is hardly that of another site's page by chance: it has a date, three words, or three parts. */
function isDistinct(key: string): boolean {
  return /\/(?:19|20)\d{2}\b|[^/]+[-_][^/]+[-_][^/]+|^(?:\/[^/]+){3}|\d{4}/.test(key)
}

/** Whether one host lies below another, so that whoever has that has both: `blog.paper.example` and `paper.example`. */
function isBelow(host: string, other: string | undefined): boolean {
  return other !== undefined && (host.endsWith(`.${other}`) || other.endsWith(`.${host}`))
}

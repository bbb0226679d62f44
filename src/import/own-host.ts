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

/** Finds the host of an old site that does not tell it, as exports of Ghost do not: its articles link to one another. */
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
    const found = [...this.#pages].map(([host, pages]) => ({
      ...{ host, all: pages.size },
      known: [...pages].filter(isKnown).length,
    }))
    return found
      .filter(({ known, all }) => known >= least && known * 2 >= all)
      .sort((a, b) => b.known - a.known)[0]?.host
  }
}

import { Parser } from 'htmlparser2'
import { completeAddress } from '../address-parts.ts'
import { htmlText, wordCount } from '../html-text.ts'
import { pageKey } from '../tracked-address.ts'

/** A page that only leads on has fewer words than this. */
const fewest = 25

/** After so many seconds a page is read before it leads on. */
const longest = 10

interface Lead {
  from: string
  to: string
  date: string
}

/** Which addresses of an archive lead to others: by answers of the server, and by pages that only lead on. */
export class Redirects {
  readonly #leads = new Map<string, Lead>()
  #sources: Map<string, Lead[]> | undefined

  /** Notes where an address leads; of several moments the latest counts. An address leads nowhere by leading to itself. */
  note(from: string, written: string | undefined, date = ''): void {
    const to = completeAddress(written, from)
    const name = pageKey(from)
    const known = this.#leads.get(name)
    if (to === undefined || pageKey(to) === name || (known && known.date > date)) return
    this.#leads.set(name, { from, to, date })
    this.#sources = undefined
  }

  /** Where an address leads, by one step; undefined when it does not. */
  targetOf(address: string): string | undefined {
    return this.#leads.get(pageKey(address))?.to
  }

  /** The addresses that lead to one, over others as well. */
  leadingTo(address: string): string[] {
    this.#sources ??= Map.groupBy(this.#leads.values(), ({ to }) => pageKey(to))
    const found = new Map<string, string>()
    const names = [pageKey(address)]
    for (const name of names) {
      for (const { from } of this.#sources.get(name) ?? []) {
        const source = pageKey(from)
        if (found.has(source) || source === names[0]) continue
        found.set(source, from)
        names.push(source)
      }
    }
    return [...found.values()]
  }
}

/** Where a page leads that holds nothing but `<meta http-equiv="refresh">`; undefined of any other. */
export function refreshIn(html: string): string | undefined {
  let target: string | undefined
  let quiet = 0
  const parser = new Parser({
    onopentag: (name, { content = '', ...attributes }) => {
      if (name === 'noscript') quiet++
      const isRefresh = name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh'
      const [, seconds, url] =
        /^\s*(\d+)[\d.]*\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(content) ?? []
      if (isRefresh && quiet === 0 && Number(seconds) <= longest) target ??= url?.trim()
    },
    onclosetag: name => {
      if (name === 'noscript') quiet--
    },
  })
  parser.end(html)
  return target && wordCount(htmlText(html)) < fewest ? target : undefined
}

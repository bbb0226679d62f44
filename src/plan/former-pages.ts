import { isAskedAddress, sameAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import { type AliasShown, leading, ledTo } from './aliases.ts'
import type { Answer } from './answers.ts'
import { askedAliases } from './asked.ts'
import { onDemand } from './on-demand.ts'
import { type Planned, planned } from './page.ts'
import { publishedPages } from './published-addresses.ts'
import { addressOfFile } from './site-path.ts'

/**
 * What a site has at addresses by itself: its pages, the files that it takes over as they are (`public/`), what it says to be
 * gone, and where older addresses with a question mark lead, which are no pages. An address in other capital letters leads to
 * the one that is there: on many disks both are one file.
 */
export function ownAnswers(
  archive: Archive,
  pages: ReadonlyMap<string, Planned>,
  files: readonly string[],
): (address: string) => Answer | undefined {
  const { site, gone } = archive
  const asked = onDemand(() => new Map(askedAliases(archive).map(({ from, to }) => [from, to])))
  const taken = new Set(files.map(addressOfFile))
  const isGone = new Set(gone.map(({ address }) => sameAddress(address)))
  const byKey = onDemand(
    () => new Map([...taken, ...pages.keys()].map(known => [sameAddress(known), known])),
  )
  return address => {
    const page = pages.get(address)
    if (page?.kind === 'gone') return { status: 410, hasPage: true }
    if (isGone.size > 0 && isGone.has(sameAddress(address))) return { status: 410 }
    if (page?.kind === 'alias') {
      return { status: 301, to: ledTo(page.show() as AliasShown, site) }
    }
    if (page || taken.has(address)) return { status: 200 }
    if (isAskedAddress(address)) return answerTo(asked().get(address))
    const other = byKey().get(sameAddress(address))
    return other === undefined || other === address ? undefined : { status: 301, to: other }
  }
}

function answerTo(to: string | undefined): Answer | undefined {
  return to === undefined ? undefined : { status: 301, to }
}

/**
 * A page at every address that was published as a page and has none now, and at those of `redirects.yaml`, which leads on.
 * Other files, such as feeds and pictures, cannot lead on by themselves: hosts do that, by their rules. No such page is where
 * one of `files` is, those of `public/`.
 */
export function formerPages(
  { published, redirects, site }: Archive,
  pages: ReadonlyMap<string, Planned>,
  files: readonly string[],
  answer: (address: string) => Answer | undefined,
): Planned<'alias'>[] {
  const all = [...redirects.map(({ from }) => from), ...publishedPages(published)]
  /** On many disks, addresses that differ in capital letters alone are one file. */
  const taken = onDemand(
    () => new Set([...pages.keys(), ...files.map(addressOfFile)].map(sameAddress)),
  )
  return [...new Set(all)].flatMap(address => {
    if (pages.has(address) || !isPage(address)) return []
    const found = answer(address)
    if (found?.status !== 301 || taken().has(sameAddress(address))) return []
    taken().add(sameAddress(address))
    return [planned('alias', address, () => leading(site, found.to))]
  })
}

/** Whether a file at an address is one that browsers show as a page. */
export function isPage(address: string): boolean {
  return /(?:\/|\.html?)$/i.test(address) && !address.includes('?')
}

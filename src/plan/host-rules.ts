import { isAskedAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import { type AliasShown, ledTo } from './aliases.ts'
import { publishedPages } from './former-pages.ts'
import { goneAddresses } from './gone-addresses.ts'
import { namesBeside } from './names-beside.ts'
import type { Plan } from './plan.ts'

/** What a host has to answer besides the files of a site. Addresses are decoded and below the base path. */
interface HostRules {
  /** Addresses that lead on for good. `to` is an address of the site, or a complete one elsewhere. */
  moved: { from: string; to: string }[]
  /** Addresses at which nothing will be again, and whether the site has a page there that says so. */
  gone: { address: string; hasPage: boolean }[]
}

/** What hosts that have rules are to answer for a site, so that every address that was ever published answers in one step. */
export function hostRules(plan: Plan): HostRules {
  const { archive, pages, answer, find } = plan
  const { site, articles, standing, withdrawn } = archive
  const rules: HostRules = { moved: [], gone: goneAddresses(plan) }
  for (const { kind, address, show } of pages) {
    if (kind !== 'alias') continue
    rules.moved.push({ from: address, to: ledTo(show() as AliasShown, site) })
  }
  for (const { aliases, address } of [...articles, ...withdrawn.values(), ...standing]) {
    for (const from of aliases.filter(isAskedAddress)) rules.moved.push({ from, to: address })
  }
  const known = new Set([
    ...rules.moved.map(({ from }) => from),
    ...rules.gone.map(({ address }) => address),
  ])
  const others = [...archive.redirects.map(({ from }) => from), ...publishedAddresses(archive)]
  for (const address of new Set(others)) {
    if (known.has(address)) continue
    const found = answer(address)
    if (found?.status === 301) rules.moved.push({ from: address, to: found.to })
    if (found?.status === 410) rules.gone.push({ address, hasPage: find(address) !== undefined })
  }
  return rules
}

/** Every address that was ever published, pages or not. */
export function* publishedAddresses(
  archive: Pick<Archive, 'published' | 'site'>,
): Generator<string> {
  const { published } = archive
  const { texts, lists, pictures, files } = published
  yield* publishedPages(published)
  const names = namesBeside(archive)
  for (const address of texts.keys()) {
    // Nothing is beside an address that only ever led on by an id, or that is a file's own.
    if (!address.endsWith('/') || /^\/id\/[^/]+\/$/.test(address)) continue
    for (const name of names) yield address + name
  }
  for (const [address, { feeds }] of lists) {
    for (const form of feeds) yield address + (feedNames[form] ?? '')
  }
  for (const [address, { widths }] of pictures) {
    yield address
    for (const width of widths) yield* [`${address}.${width}.avif`, `${address}.${width}.webp`]
  }
  yield* files.keys()
}

const feedNames: Record<string, string> = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' }

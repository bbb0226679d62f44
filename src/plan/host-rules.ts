import { type AliasShown, ledTo } from './aliases.ts'
import { askedAliases } from './asked.ts'
import { goneAddresses } from './gone-addresses.ts'
import type { Plan } from './plan.ts'
import { publishedAddresses } from './published-addresses.ts'

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
  const { site } = archive
  const rules: HostRules = { moved: [], gone: goneAddresses(plan) }
  for (const { kind, address, show } of pages) {
    if (kind !== 'alias') continue
    rules.moved.push({ from: address, to: ledTo(show() as AliasShown, site) })
  }
  rules.moved.push(...askedAliases(archive))
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

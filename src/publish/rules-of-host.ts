import { previewHeaders, siteHeaders } from '../hosts/headers.ts'
import type { GoneRule, MovedRule, Rules } from '../hosts/rules.ts'
import { hostRules } from '../plan/host-rules.ts'
import type { Plan } from '../plan/plan.ts'
import { publishedAddresses } from '../plan/published-addresses.ts'

/**
 * The rules of a site, at its base path. Where it was served from another folder of its host before, they are those of the
 * whole host: what was there leads to where it is now. Hosts answer for the site alone: what leads to another site does so
 * by its page. A preview has its headers alone, so that what somebody proposes becomes no program of a host.
 */
export function rulesOf(plan: Plan): Rules {
  const { site } = plan.archive
  if (site.isPreview) {
    return { basePath: site.basePath, moved: [], gone: [], headers: previewHeaders }
  }
  const { moved, gone } = hostRules(plan)
  const own = {
    ...{ basePath: site.basePath, gone, headers: siteHeaders, precompressed: site.precompressed },
    moved: moved.filter(({ to }) => to.startsWith('/')),
  }
  const formers = formerBases(plan)
  return formers.length === 0 ? own : ofWholeHost(own, formers, plan)
}

/** Base paths that the site had, by the ledger of addresses, and has no more. */
export function formerBases({ archive: { published, site } }: Plan): string[] {
  return [...published.bases].filter(base => base !== site.basePath)
}

function ofWholeHost(own: Rules, formers: readonly string[], plan: Plan): Rules {
  const base = own.basePath.slice(0, -1)
  const moved: MovedRule[] = own.moved.map(({ from, to }) => ({ from: base + from, to: base + to }))
  const gone: GoneRule[] = own.gone.map(one => ({ ...one, address: base + one.address }))
  for (const former of formers) {
    for (const address of new Set(publishedAddresses(plan.archive))) {
      const from = former.slice(0, -1) + address
      if (isOfSite(from, own.basePath, plan)) continue
      const answer = plan.answer(address)
      if (answer?.status === 200) moved.push({ from, to: base + address })
      else if (answer?.status === 410) gone.push({ address: from, hasPage: false })
      else if (answer?.to.startsWith('/')) moved.push({ from, to: base + answer.to })
    }
  }
  const headers = own.headers.map(one => ({ ...one, pattern: base + one.pattern }))
  return { ...own, basePath: '/', moved, gone, headers, gonePage: `${base}/404.html` }
}

/** Whether an address of the host is one that the site answers at its base path. */
function isOfSite(address: string, basePath: string, { answer }: Plan): boolean {
  const isBelow = address.startsWith(basePath)
  return isBelow && answer(address.slice(basePath.length - 1)) !== undefined
}

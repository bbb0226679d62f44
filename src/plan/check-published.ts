import { isAskedAddress, sameAddress } from '../archive/address.ts'
import type { Problem } from '../archive/problem.ts'
import { redirectsFile } from '../archive/settings-files.ts'
import type { Marks } from './address-facts.ts'
import { isPage } from './former-pages.ts'
import { lostAddresses } from './lost-addresses.ts'
import { isBelow, movedEditions } from './moved-editions.ts'
import type { Plan } from './plan.ts'
import { reusedAddresses } from './reused-addresses.ts'

/**
 * What of the ledger a site breaks: addresses that it would lose, and those that it gives to something else. `files` are
 * those of `public/`, and `folder` is where they are, as seen from the content folder.
 */
export function checkPublished(
  plan: Plan,
  marks: Marks,
  files: readonly string[],
  folder = '../public',
): Problem[] {
  const redirects = checkTargets(plan)
  if (plan.archive.site.addresses === 'off') return redirects
  const reused = reusedAddresses(plan, marks, files).map(
    ({ file, ...one }): Problem => ({
      ...{ code: 'address-reused', ...one },
      ...(one.isPublic ? { file: `${folder}/${file}` } : { file, at: 'permalink' }),
    }),
  )
  return [...lost(plan, marks), ...redirects, ...reused]
}

function lost(plan: Plan, marks: Marks): Problem[] {
  const code = plan.archive.site.addresses === 'warn' ? 'address-missing' : 'address-lost'
  const all = lostAddresses(plan, marks)
  const moved = code === 'address-lost' ? movedEditions(all, plan) : []
  const isOfMoved = isBelow(moved)
  // That a redirect leads to nothing is said of its entry.
  const led = new Set(plan.archive.redirects.map(({ from }) => sameAddress(from)))
  return [
    ...moved.map(
      (one): Problem => ({ code: 'edition-moved', file: 'site.yaml', at: 'editions', ...one }),
    ),
    ...all
      .filter(one => !isOfMoved(one) && !led.has(sameAddress(one.address)))
      .map(
        ({ place, ...became }): Problem => ({
          ...{ code, ...became },
          ...(became.source === undefined ? place : { file: became.source, at: 'aliases' }),
        }),
      ),
  ]
}

/** Redirects to nothing, and of files to another site. */
function checkTargets({ archive, answer }: Plan): Problem[] {
  return archive.redirects.flatMap(({ from, to }, i): Problem[] => {
    const told = { file: redirectsFile, at: `${i}.to`, address: from, to }
    if (to.startsWith('/')) {
      // A redirect to what is gone since then says that, too.
      return answer(to) === undefined ? [{ code: 'redirect-unknown', ...told }] : []
    }
    return isPage(from) || isAskedAddress(from) ? [] : [{ code: 'redirect-elsewhere', ...told }]
  })
}

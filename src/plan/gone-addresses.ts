import { namesBeside } from './names-beside.ts'
import type { Plan } from './plan.ts'

/**
 * Every address at which something was, decoded and from the site's root, with whether the site has a page there that
 * says so: for hosts, which can answer that it is gone.
 */
export function goneAddresses(
  plan: Pick<Plan, 'archive' | 'find'>,
): { address: string; hasPage: boolean }[] {
  const { withdrawn, gone } = plan.archive
  const twins = namesBeside(plan.archive)
  return [...withdrawn.values(), ...gone].flatMap(({ address, hasPage }) => {
    const beside = address.endsWith('/') ? twins.map(name => address + name) : []
    return [
      { address, hasPage },
      ...beside
        .filter(twin => plan.find(twin) === undefined)
        .map(twin => ({ address: twin, hasPage: false })),
    ]
  })
}

import type { Plan } from './plan.ts'

/** What stood beside the page of an article, as far as the site may have made it. */
const twins = ['index.md', 'index.json', 'card.png']

/**
 * Every address at which something was, decoded and from the site's root, with whether the site has a page there that
 * says so: for hosts, which can answer that it is gone.
 */
export function goneAddresses(
  plan: Pick<Plan, 'archive' | 'find'>,
): { address: string; hasPage: boolean }[] {
  const { withdrawn, gone } = plan.archive
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

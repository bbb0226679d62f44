import { isSitePath } from './frontmatter.ts'
import type { Site } from './site.ts'

/**
 * The short address of an article by its id, which leads to it wherever it is: `/id/k3d9x2m7qf/`. None unless the site has
 * such addresses and the article an id that its author gave and that can be one part of an address.
 */
export function permanentAddress(
  id: string | undefined,
  { permanentLinks }: Pick<Site, 'permanentLinks'>,
): string[] {
  const address = `/id/${id}/`
  const isPart = id !== undefined && !/[/?]/.test(id) && isSitePath(address)
  return permanentLinks && isPart ? [address] : []
}

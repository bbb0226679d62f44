import { type DeployPlan, removedBy, sentBy } from '../deploy-plan.ts'
import type { PublishedFiles } from '../published-file.ts'

/** An address at which a deploy changed something. */
export interface ChangedAddress {
  /** Complete, as browsers ask for it. */
  url: string
  /** `dress`: the page says what it said, and only what surrounds that is another. */
  change: 'new' | 'content' | 'dress' | 'gone'
}

/** The addresses that a deploy changed. `site` is the address of the site, with its base path. */
export function changedAddresses(
  plan: DeployPlan,
  { site, wanted, there }: { site: string; wanted: PublishedFiles; there: PublishedFiles },
): ChangedAddress[] {
  const urlOf = (file: string) => site + escaped(file.replace(/(^|\/)index\.html$/, '$1'))
  const sent = sentBy(plan).map((file): ChangedAddress => {
    const [before, now] = [there.get(file), wanted.get(file)]
    const isSame = before?.content !== undefined && before.content === now?.content
    return { url: urlOf(file), change: !before ? 'new' : isSame ? 'dress' : 'content' }
  })
  const removed = removedBy(plan).map(
    (file): ChangedAddress => ({ url: urlOf(file), change: 'gone' }),
  )
  return [...sent, ...removed]
}

function escaped(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent)
}

/** Whether an address is one of a page, not of a file. */
export function isPage({ url }: ChangedAddress): boolean {
  return url.endsWith('/')
}

import type { PageKind } from '../plan/page.ts'
import type { Delta } from './delta.ts'
import type { Folders } from './folders.ts'
import { shownPath } from './folders.ts'
import type { Opened } from './open.ts'
import type { Published } from './publish.ts'

interface Done {
  opened: Opened
  folders: Folders
  delta: Delta
  published: Published
  seconds: number
}

/** What to say before the build: a cache made anew, defaults that a public site must set. */
export function notices({ renewed, unset, archive }: Opened): string[] {
  const lines: string[] = []
  if (renewed === 'damaged') lines.push('The cache was damaged; it has been made anew.')
  if (renewed === 'other-version')
    lines.push('The cache was of another version; it has been made anew.')
  if (unset.length > 0) {
    const keys = unset.map(key => `“${key}”`).join(' and ')
    lines.push(
      `${keys} in site.yaml ${unset.length === 1 ? 'is' : 'are'} not set: a public site must set ${unset.length === 1 ? 'it' : 'them'} (now ${unset.map(key => archive.site[key as 'name' | 'address']).join(', ')}).`,
    )
  }
  return lines
}

/** What was published, in a few lines, and how to look at it. */
export function summary({ opened, folders, delta, published, seconds }: Done): string {
  const { plan, read, archive } = opened
  const count = (...kinds: PageKind[]) => kinds.reduce((sum, kind) => sum + plan.of(kind).length, 0)
  const lists = count('facet', 'facetIndex', 'all', 'year', 'month')
  const parts = [
    `${number(archive.articles.length)} articles`,
    `${number(lists)} list pages`,
    `${number(count('feed'))} feeds`,
    `${number(count('image'))} images`,
    'search',
  ]
  const stale = delta.stale.size
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  return [
    `Published ${parts.join(', ')} to ${shownPath(folders.out)}/ in ${seconds.toFixed(1)} s.`,
    `${number(stale)} pages rendered, ${number(plan.pages.length - stale)} kept; ${number(published.written)} files changed, ${number(published.removed)} removed; ${number(read)} articles read anew; ${number(delta.staleParts.size)} of ${number(delta.parts.size)} parts of the search made; ${number(memory)} MB of memory at most.`,
    'Look at it: npm run preview',
  ].join('\n')
}

function number(value: number): string {
  return value.toLocaleString('en')
}

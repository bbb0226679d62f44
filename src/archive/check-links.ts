import type { TextLink } from './entry.ts'
import type { Material } from './material.ts'
import type { Problem } from './problem.ts'
import { nearest } from './suggest.ts'

/** Files of texts that are not in the site. */
interface Unseen {
  /** Drafts, and texts under embargo. */
  withheld: ReadonlySet<string>
  /** What was withdrawn. */
  withdrawn: { has: (file: string) => boolean }
}

/**
 * Links between files that lead nowhere, or to what is not published. One to a text that was withdrawn is no mistake:
 * readers see that it was.
 */
export function checkLinks(from: Material, { withheld, withdrawn }: Unseen): Problem[] {
  const all = new Set([...from.entries, ...from.standing].map(({ file }) => file))
  const faulty = new Set(from.faulty)
  const isShown = (file: string) => !withheld.has(file) && !withdrawn.has(file)
  const shown = () => [...all].filter(isShown)
  const check = (file: string, link: TextLink): Problem[] => {
    if (link.kind !== 'article') return []
    if (all.has(link.target) && !withheld.has(link.target)) return []
    const { line, column, written } = link
    const place = { file, line, column, target: written }
    if (withheld.has(link.target)) return [{ code: 'article-link-unpublished', ...place }]
    if (faulty.has(link.target)) return [{ code: 'article-link-unknown', ...place, isFaulty: true }]
    const near = nearest(link.target, shown())
    return [{ code: 'article-link-unknown', ...place, ...(near ? { nearest: near } : {}) }]
  }
  return [...from.entries, ...from.standing]
    .filter(({ file }) => isShown(file))
    .flatMap(({ file, links }) => links.flatMap(link => check(file, link)))
}

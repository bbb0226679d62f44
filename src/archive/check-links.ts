import type { Article } from './article.ts'
import type { TextLink } from './entry.ts'
import type { Material } from './material.ts'
import type { Problem } from './problem.ts'
import { nearest } from './suggest.ts'

interface Linked {
  from: Material
  byFile: ReadonlyMap<string, Article>
  /** Files whose articles are drafts or under embargo. */
  withheld: ReadonlySet<string>
}

/** Links between articles that lead nowhere, or to what is not published. */
export function checkLinks({ from, byFile, withheld }: Linked): Problem[] {
  const pages = new Set(from.standing.map(({ file }) => file))
  const files = () => [...byFile.keys(), ...pages]
  const check = (file: string, link: TextLink): Problem[] => {
    if (link.kind !== 'article' || byFile.has(link.target) || pages.has(link.target)) return []
    const { line, column, written } = link
    const place = { file, line, column, target: written }
    if (withheld.has(link.target)) return [{ code: 'article-link-unpublished', ...place }]
    const near = nearest(link.target, files())
    return [{ code: 'article-link-unknown', ...place, ...(near ? { nearest: near } : {}) }]
  }
  return [...from.entries, ...from.standing]
    .filter(({ file }) => !withheld.has(file))
    .flatMap(({ file, links }) => links.flatMap(link => check(file, link)))
}

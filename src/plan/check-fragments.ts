import type { Archive } from '../archive/archive.ts'
import type { References, TextLink } from '../archive/entry.ts'
import { idPrefix, isOfPage } from '../archive/fragment.ts'
import type { Problem } from '../archive/problem.ts'
import { lettersOf } from '../archive/same-words.ts'
import { nearest } from '../archive/suggest.ts'
import { addressAt, pathOf } from './own-path.ts'

/**
 * Links to a heading or another place of an article or a standing page that its text does not have. `htmlOf` gives the
 * text of a file as its page shows it, and is asked only for those that are linked to in this way.
 */
export function checkFragments(
  entries: readonly References[],
  archive: Archive,
  htmlOf: (file: string) => string,
): Problem[] {
  const fileAt = addressed(archive)
  const ids = new Map<string, readonly string[]>()
  const idsOf = (file: string) => {
    const known = ids.get(file) ?? idsIn(htmlOf(file))
    ids.set(file, known)
    return known
  }
  const isShown = (file: string) => archive.byFile.has(file) || fileAt().files.has(file)
  const check = (file: string, link: TextLink): Problem[] => {
    const { kind, fragment, written, line, column } = link
    if (fragment === undefined || isOfPage(fragment)) return []
    const path = kind === 'article' ? undefined : pathOf(link, archive.site)
    const target =
      kind === 'article' ? link.target : path && fileAt().byAddress.get(addressAt(path))
    if (target === undefined || !isShown(target)) return []
    const known = idsOf(target)
    const bare = fragment.replace(idPrefix, '')
    const isWhole = kind === 'article' || bare !== fragment
    if (isWhole && known.includes(bare)) return []
    const near = known.find(id => lettersOf(id) === lettersOf(bare)) ?? nearest(bare, known)
    return [
      {
        ...{ code: 'heading-unknown', file, line, column },
        target: kind === 'article' ? `${written}#${fragment}` : written,
        ...(near === undefined ? {} : { nearest: `#${kind === 'article' ? '' : idPrefix}${near}` }),
      },
    ]
  }
  return entries.flatMap(({ file, links }) => links.flatMap(link => check(file, link)))
}

/** Files by their addresses, worked out when first asked for. */
function addressed({ articles, standing }: Archive) {
  let found: { byAddress: Map<string, string>; files: Set<string> } | undefined
  return () => {
    const pages = [...articles, ...standing]
    found ??= {
      byAddress: new Map(pages.map(({ address, file }) => [address, file])),
      files: new Set(standing.map(({ file }) => file)),
    }
    return found
  }
}

/** The identifiers of a rendered text, without their prefix. */
function idsIn(html: string): string[] {
  return [...html.matchAll(/ id="user-content-([^"]*)"/g)].map(([, id = '']) =>
    id.replaceAll('&#x22;', '"').replaceAll('&#x26;', '&'),
  )
}

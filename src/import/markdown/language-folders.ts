import { isLanguage } from '../../archive/language.ts'

/** A folder whose name is a language (`de`), or ends in one (`content.de`). */
interface Candidate {
  tag: string
  /** Paths of its texts and of the folders below it. */
  inner: Set<string>
}

/**
 * Folders that hold a site's texts in one language, with the language that their names tell. A name alone is no proof
 * (`it` may be a section): there is the same text without the folder, or another such folder beside it, with a text or
 * a folder of the same name in it, or with nothing but languages around.
 */
export function languageFolders(files: readonly string[]): ReadonlyMap<string, string> {
  const all = new Set(files)
  const places = new Map<string, Map<string, Candidate>>()
  const beside = new Map<string, Set<string>>()
  const found = new Map<string, string>()
  for (const file of files) {
    const parts = file.split('/')
    for (const [i, name] of parts.slice(0, -1).entries()) {
      const [above, below] = [parts.slice(0, i), parts.slice(i + 1)]
      const parent = above.join('/')
      beside.set(parent, (beside.get(parent) ?? new Set()).add(name))
      const [, bare = '', tag = ''] = /^(?:(.+)\.)?([^.]+)$/.exec(name) ?? []
      if (!isShortTag(tag)) continue
      const path = [...above, name].join('/')
      const place = `${parent}\n${bare}`
      const candidates = places.get(place) ?? new Map<string, Candidate>()
      places.set(place, candidates)
      const one = candidates.get(path) ?? { tag, inner: new Set() }
      candidates.set(path, one)
      one.inner.add(below.join('/'))
      if (below.length > 1) one.inner.add(below.slice(0, -1).join('/'))
      const outer = above.at(-1) === 'i18n' ? above.slice(0, -1) : above
      if (all.has([...outer, ...(bare ? [bare] : []), ...below].join('/'))) found.set(path, tag)
    }
  }
  for (const [place, candidates] of places) {
    if (candidates.size < 2) continue
    const [parent = '', bare = ''] = place.split('\n')
    const isAlone = bare !== '' || candidates.size === beside.get(parent)?.size
    const shared = isAlone || sharesNames([...candidates.values()])
    if (shared) for (const [path, { tag }] of candidates) found.set(path, tag)
  }
  return found
}

function sharesNames(candidates: readonly Candidate[]): boolean {
  const names = candidates.flatMap(({ inner }) => [...inner])
  return new Set(names).size < names.length
}

/** Languages that names of files end in (`post.ja.md`): two at least, or one beside the same name without it. */
export function languageEndings(files: readonly string[]): ReadonlySet<string> {
  const all = new Set(files)
  const met = new Map<string, boolean>()
  for (const file of files) {
    const [, bare, tag = '', ending] = /^(.+)\.([A-Za-z-]+)(\.[^./]+)$/.exec(file) ?? []
    if (!isShortTag(tag)) continue
    met.set(tag, met.get(tag) === true || all.has(`${bare}${ending}`))
  }
  const tags = [...met.keys()]
  return new Set(met.size > 1 ? tags : tags.filter(tag => met.get(tag)))
}

/** Whether a text is a language of two letters, maybe with a script or a country: `de`, `pt-BR`, `zh-hant`. */
export function isShortTag(tag: string): boolean {
  if (!/^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(tag)) return false
  const written = tag.replace('_', '-')
  if (!isLanguage(written)) return false
  return (
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(written) !== undefined
  )
}

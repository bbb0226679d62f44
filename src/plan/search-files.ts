import type { PlannedEdition } from './plan.ts'
import { filesOfWords, shownPerFile } from './search-packs.ts'

/** The files of the search of an edition, with numbers in place of the digests in their names. */
export function searchFiles({ edition, segments }: PlannedEdition): string[] {
  const { path, itemsPerSearchFile: perPart } = edition.site
  const folder = `${path}/pagefind`.slice(1)
  const numbered = (count: number, name: string) =>
    Array.from({ length: count }, (_, i) => name.replace('*', String(i)))
  return [
    `${folder}/client/stem.js`,
    ...segments.flatMap(({ name, articles: { length } }) => [
      `${folder}/${name}/pagefind.pf_meta`,
      `${folder}/${name}/filter/0.pf_filter`,
      ...numbered(filesOfWords(length), `${folder}/${name}/index/*.pf_index`),
      ...numbered(
        Math.ceil(length / (perPart * shownPerFile)),
        `${folder}/${name}/fragment/*.pf_fragment`,
      ),
    ]),
  ]
}

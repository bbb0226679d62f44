import type { Archive } from '../archive/archive.ts'
import { digestOf } from '../archive/digest.ts'
import type { References } from '../archive/entry.ts'
import type { ArticleShown } from './article-pages.ts'
import { addressOf } from './fill-body.ts'
import type { ListShown } from './list-pages.ts'
import type { PageKind, Planned } from './page.ts'
import type { Plan } from './plan.ts'
import { textsIn } from './ready-page.ts'
import type { ImageFacts, Row } from './row.ts'

/**
 * Every planned page with a digest of everything that decides its bytes: the code, the site and its
 * frame, all that the page shows, and where the links and images of its texts lead. Two plans give a page
 * one fingerprint only when they give it the same bytes.
 */
export function* fingerprints(
  plan: Plan,
  references: readonly References[],
  code: string,
): Generator<[Planned, string]> {
  const { archive, frame, images, pages } = plan
  const ground = digestOf(JSON.stringify([code, archive.site, frame]))
  const marks = marksOfRows()
  const leads = leadsOf(references, archive, images)
  for (const page of pages) {
    const shown = page.show()
    const texts = textsIn(page, shown).map(({ file }) => leads.get(file))
    const told = withMarks(page.kind, shown, marks)
    yield [page, digestOf(JSON.stringify([ground, page.kind, told, texts]))]
  }
}

/** What a page shows, with a mark for each of the rows that many pages share. */
function withMarks(kind: PageKind, shown: unknown, marks: Marks): unknown {
  if (kind === 'article') {
    const { older, newer, related, ...own } = shown as ArticleShown
    return { ...own, marks: [older, newer, ...related].map(row => row && marks.brief(row)) }
  }
  if (kind !== 'facet' && kind !== 'all' && kind !== 'month') return shown
  const { rows, ...own } = shown as ListShown
  return { ...own, marks: rows.map(marks.full) }
}

/** Stand for rows in lists and in articles: the same for rows that show the same. */
interface Marks {
  full: (row: Row) => string
  brief: (row: Row) => string
}

/** Marks each row once. A row is known by its address, which no two articles share. */
function marksOfRows(): Marks {
  const marking = () => {
    const known = new Map<string, string>()
    return (row: Row) => {
      const mark = known.get(row.href) ?? digestOf(JSON.stringify(row)).slice(0, 32)
      known.set(row.href, mark)
      return mark
    }
  }
  return { full: marking(), brief: marking() }
}

/** Where the links and images of each text lead. */
function leadsOf(
  references: readonly References[],
  archive: Archive,
  images: ImageFacts,
): Map<string, unknown[]> {
  return new Map(
    references.map(entry => {
      const articles = entry.links.filter(({ kind }) => kind === 'article')
      const addresses = articles.map(({ target }) => addressOf(target, archive))
      const pictures = entry.images.map(({ candidates }) => images.get(candidates[0] ?? ''))
      const facts = pictures.map(found => found && [found.file, found.width, found.height])
      return [entry.file, [...addresses, ...facts]]
    }),
  )
}

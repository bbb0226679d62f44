import { statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { ImageShown } from '../archive/image.ts'
import { imageIdentity } from '../intake/image-bytes.ts'
import { keptSize } from '../intake/kept-files.ts'
import type { CardShown } from '../plan/cards.ts'
import type { CataloguePartShown, CatalogueShown } from '../plan/catalogue.ts'
import { kindOf } from '../plan/kinds.ts'
import type { PageKind } from '../plan/page.ts'
import type { Plan, PlannedIn } from '../plan/plan.ts'
import { fileOf } from '../plan/site-path.ts'
import { cardIdentity } from './card-bytes.ts'
import type { Folders } from './folders.ts'
import { lineThrough, type Point, spreadOver } from './line-through.ts'
import type { MadeFile } from './render-worker.ts'

/*
 * How large the pages and files of a plan are before they are made. Of each kind some are made, spread over all of them by
 * weight, which is the length of all that they show; the size of the others follows from their weights. Where a kind has few,
 * all are made, and nothing is guessed.
 */

/** So many pages of a kind are made at most: others cost a picture each. */
const mostMade: Partial<Record<PageKind, number>> = { image: 12, card: 24 }
const usuallyMade = 48

/** So many pages of a kind decide a line at most. */
const mostPoints = 200

/** Where sizes are taken from. */
interface Sources {
  /** The size of a page that need not be made again. */
  known: (page: PlannedIn) => number | undefined
  /** Makes pages, by their addresses. */
  make: (addresses: readonly string[]) => Promise<readonly MadeFile[]>
  /** The stored HTML of a file of content. */
  html: (file: string) => string
  folders: Pick<Folders, 'content' | 'cache'>
}

/** How large pages are. */
export interface PredictedPages {
  /** The size of a page of the plan, or of another plan of the archive. */
  sizeOf: (page: PlannedIn) => number
  /** Those that were made. */
  made: readonly MadeFile[]
}

/** Predicts the sizes of all pages and files of a plan. */
export async function predictPages(
  plan: Plan,
  { known, make, html, folders }: Sources,
): Promise<PredictedPages> {
  const weightOf = weigher(plan, html, folders.content)
  const before = (page: PlannedIn) => known(page) ?? sizeKept(page, folders)
  const groups = Map.groupBy(plan.pages, groupOf)
  const asked = [...groups.values()].flatMap(pages => {
    const unknown = pages.filter(page => before(page) === undefined)
    const most = mostMade[pages[0]?.kind as PageKind] ?? usuallyMade
    return unknown.length <= most ? unknown : spreadOver(byWeight(unknown, weightOf), most)
  })
  const made = await make(asked.map(({ address }) => address))
  const sizes = new Map(made.map(({ file, size }) => [file, size]))
  const sizeNow = (page: PlannedIn) => sizes.get(fileOf(page.address)) ?? before(page)
  const lines = new Map<string, (weight: number) => number>()
  const lineOf = (group: string) => {
    const line = lines.get(group) ?? lineThrough(pointsOf(groups.get(group) ?? []))
    lines.set(group, line)
    return line
  }
  const pointsOf = (pages: readonly PlannedIn[]): Point[] => {
    const sized = pages.filter(page => sizeNow(page) !== undefined)
    return spreadOver(sized, mostPoints).map(page => [weightOf(page), sizeNow(page) ?? 0])
  }
  const byLine = (page: PlannedIn) => lineOf(groupOf(page))(weightOf(page))
  const sizeOf = (page: PlannedIn): number => {
    const here = plan.find(page.address)
    if (here === page) return sizeNow(page) ?? byLine(page)
    const isSame = here?.kind === page.kind && weightOf(here) === weightOf(page)
    return isSame ? sizeOf(here) : byLine(page)
  }
  return { sizeOf, made }
}

/** Pages that are alike: those of a kind in an edition, records of a form, pictures of a width and a format. */
function groupOf(page: PlannedIn): string {
  const { kind, address, within } = page
  const { path } = within.edition.site
  if (kind === 'record') return [path, kind, extname(address)].join(' ')
  if (kind !== 'image') return [path, kind].join(' ')
  const { file, rendition } = page.show() as ImageShown
  return [kind, extname(file), rendition?.width, rendition?.format].join(' ')
}

function byWeight(pages: readonly PlannedIn[], weightOf: (page: PlannedIn) => number): PlannedIn[] {
  const weighed = pages.map(page => [weightOf(page), page] as const)
  return weighed.sort(([one], [other]) => one - other).map(([, page]) => page)
}

/** The size of a picture or card that is kept in the cache. */
function sizeKept(page: PlannedIn, { cache }: Pick<Folders, 'cache'>): number | undefined {
  if (page.kind === 'card') return keptSize(cache, cardIdentity(page.show() as CardShown))
  if (page.kind !== 'image') return undefined
  const image = page.show() as ImageShown
  return image.rendition && keptSize(cache, imageIdentity(image))
}

/** Weighs pages: by the length of all that they show, with their texts; pictures by the bytes that they are made from. */
function weigher(plan: Plan, html: (file: string) => string, content: string) {
  const lengths = new Map<string, number>()
  const lengthOf = (file: string) => {
    const length = lengths.get(file) ?? Buffer.byteLength(html(file))
    lengths.set(file, length)
    return length
  }
  let parts: ReadonlyMap<string, number> | undefined
  const sizeOfPart = (part: string) => {
    parts ??= sizesOfParts(plan)
    return parts.get(part) ?? 0
  }
  const weigh = (page: PlannedIn): number => {
    const shown = page.show()
    if (page.kind === 'cataloguePart') return sizeOfPart((shown as CataloguePartShown).part)
    if (page.kind === 'image') {
      const { file } = shown as ImageShown
      return statSync(join(content, file), { throwIfNoEntry: false })?.size ?? 0
    }
    const held = kindOf<PageKind>(page.kind).texts(shown, page.address)
    const texts = 'inBrief' in shown && shown.inBrief ? [] : held
    return texts.reduce(
      (sum, { file }) => sum + lengthOf(file),
      Buffer.byteLength(JSON.stringify(shown)),
    )
  }
  const weights = new WeakMap<PlannedIn, number>()
  return (page: PlannedIn): number => {
    const weight = weights.get(page) ?? weigh(page)
    weights.set(page, weight)
    return weight
  }
}

/** The bytes of the parts of the catalogue, as its contents say them. */
function sizesOfParts(plan: Plan): ReadonlyMap<string, number> {
  const contents = plan.of('catalogue').map(page => page.show() as CatalogueShown)
  return new Map(contents.flatMap(({ parts }) => parts).map(({ part, bytes }) => [part, bytes]))
}

import { isAskedAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import { idOfFile } from '../archive/id-of-file.ts'
import { isKeptAddress } from '../archive/kept-address.ts'
import type { TextMark } from '../archive/likeness.ts'
import { type Owner, ownerText } from '../archive/published.ts'
import type { Fact } from '../archive/published-lines.ts'
import { imagesIn } from './image-files.ts'
import { kindOf } from './kinds.ts'
import type { PageKind } from './page.ts'
import type { Plan } from './plan.ts'
import { recordFormatsOf } from './record-addresses.ts'
import { renditionsOf } from './renditions.ts'
import { addressOfFile } from './site-path.ts'

/** How to learn what texts and pictures are known by, from their files below the content folder. */
export interface Marks {
  ofText: (file: string) => TextMark
  /** A short digest of the file. */
  ofPicture: (file: string) => string
}

/** What a site publishes: every address of it, as the ledger of addresses has them. `files` are those of `public/`. */
export function factsOf(plan: Plan, marks: Marks, files: readonly string[]): Fact[] {
  const { archive } = plan
  const { site } = archive
  const formats = recordFormatsOf(site)
  return [
    { address: '/', what: 'base', more: site.basePath },
    ...textsOf(archive).flatMap(text => textFacts(text, marks)),
    ...listFacts(plan),
    ...pictureFacts(plan, marks),
    ...(formats.length > 0
      ? [{ address: '/', what: 'records' as const, more: formats.join(' ') }]
      : []),
    ...(site.socialCards === 'none' ? [] : [{ address: '/', what: 'cards' as const, more: '' }]),
    ...[...files.filter(isForReaders).map(addressOfFile), ...ownRedirects(archive)]
      .filter(isPlain)
      .map(address => ({ address, what: 'file' as const, more: '' })),
  ]
}

/** Addresses of `redirects.yaml` at which nothing else ever was, such as one for a poster. */
function ownRedirects({ redirects, published }: Archive): string[] {
  const { texts, lists, pictures } = published
  return redirects
    .map(({ from }) => from)
    .filter(from => ![texts, lists, pictures].some(known => known.has(from)))
}

/** A text that has an address of its own: an article, also one that was withdrawn, or a standing page. */
export interface KeptText extends Pick<Article, 'file' | 'address' | 'aliases'> {
  id?: string | undefined
  namedId?: boolean | undefined
}

/** All texts of an archive that have addresses of their own. */
export function textsOf({ articles, withdrawn, standing }: Archive): KeptText[] {
  return [...articles, ...withdrawn.values(), ...standing]
}

/** By what a text is known. */
function knownBy({ id, namedId, file }: KeptText, marks: Pick<Marks, 'ofText'>): Owner {
  return namedId && id !== undefined ? { id } : { file: idOfFile(file), ...marks.ofText(file) }
}

/** That a text is at its address, and at those that lead to it; with `more`, at others too. */
export function textFacts(text: KeptText, marks: Marks, more: readonly string[] = []): Fact[] {
  const what = text.file.startsWith('pages/') ? 'page' : 'article'
  const owner = knownBy(text, marks)
  return [text.address, ...text.aliases, ...more].filter(isKeptAddress).map(address => ({
    ...{ address, what, more: ownerText(owner, address) },
  }))
}

/** The lists of a site, each with the number of its pages, the days of its months and its feeds; and other files. */
function listFacts({ pages }: Plan): Fact[] {
  const counts = new Map<string, number>()
  const days = new Map<string, Set<string>>()
  const feeds = new Map<string, string[]>()
  const others: string[] = []
  for (const { kind, address } of pages) {
    const { kept } = kindOf(kind)
    if (kept === 'list') {
      const [, list = '', number] = /^(.*?\/)(?:page\/(\d+)\/)?$/s.exec(address) ?? []
      // The newest page has a number too, which leads to it.
      counts.set(
        list,
        Math.max(counts.get(list) ?? 1, number === undefined ? 1 : Number(number) + 1),
      )
      if (kind === 'day') addTo(days, list.slice(0, -3), list.slice(-3, -1))
    } else if (kept === 'feed') {
      const page = address.replace(/[^/]*$/, '')
      feeds.set(page, [...(feeds.get(page) ?? []), formNames[kind] ?? ''])
    } else if (kept === 'file') others.push(address)
  }
  return [
    ...[...counts]
      .filter(([list, count]) => count > 1 || !isDay(list, days))
      .map(([address, count]) => ({
        address,
        what: 'list' as const,
        more: count > 1 ? `${count}` : '',
      })),
    ...[...days].map(([address, of]) => ({
      address,
      what: 'days' as const,
      more: [...of].join(' '),
    })),
    ...[...feeds].map(([address, forms]) => ({
      address,
      what: 'feeds' as const,
      more: forms.join(' '),
    })),
    ...others.map(address => ({ address, what: 'file' as const, more: '' })),
  ]
}

const formNames: Partial<Record<PageKind, string>> = { feed: 'rss', atom: 'atom', jsonFeed: 'json' }

function isDay(list: string, days: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return days.get(list.slice(0, -3))?.has(list.slice(-3, -1)) ?? false
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

function pictureFacts({ images }: Plan, marks: Marks): Fact[] {
  const kept = imagesIn(images).filter(({ file }) => isPlain(`/${file}`))
  return kept.map(image => {
    const sizes = image.form === 'drawing' ? [] : renditionsOf(image).slice(1)
    const widths = new Set(sizes.map(({ rendition }) => rendition.width))
    return {
      ...{ address: `/${image.file}`, what: 'picture' as const },
      more: [marks.ofPicture(image.file), ...widths].join(' '),
    }
  })
}

/** Whether the name of a file can be an address in the ledger. */
function isPlain(address: string): boolean {
  return !isAskedAddress(address) && isKeptAddress(address)
}

/** Whether a file of `public/` is one whose address people know, and not for a host or a browser. */
function isForReaders(file: string): boolean {
  return !/(?:^|\/)\.|^(?:_[^/]*|CNAME|robots\.txt|favicon\.\w+|apple-touch-icon\.png)$/.test(file)
}

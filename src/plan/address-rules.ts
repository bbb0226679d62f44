import { sameAddress } from '../archive/address.ts'
import type { Archive } from '../archive/archive.ts'
import type { FacetKind } from '../archive/article.ts'
import { gatherByDate } from '../archive/calendar.ts'
import type { Edition } from '../archive/edition.ts'
import { facetKey } from '../archive/gone.ts'
import { targetsOf } from '../archive/redirects.ts'
import { feedForms } from '../archive/site.ts'
import type { Answer, AnswerAt } from './answer.ts'
import { facetFolders } from './facet-address.ts'
import { feedAddress } from './feed-address.ts'
import { catalogueAddress } from './record-addresses.ts'

/** Where an address leads next, that it is gone, that a rule says nothing of it, or what the rule has to know first. */
type Step = { to: string } | 'gone' | undefined | Question

/** What is at another address decides. */
interface Question {
  ask: string
  next: (answer: Answer | undefined) => Step
}

/** A rule for addresses of a form. */
type Rule = (address: string) => Step

/**
 * The rules for addresses that the site has nothing at by itself (`own`): redirects, a label's other names, folders that
 * editions had, numbered pages, days, feeds in other forms, files beside an article, sizes of a picture. The first that
 * leads to an answer holds.
 */
export function rulesOf(archive: Archive, own: AnswerAt): Rule[] {
  const { editions, published } = archive
  const byPath = new Map(editions.map(edition => [edition.site.path, edition]))
  const former = editions.flatMap(({ site }) =>
    site.formerPaths.map(path => ({ start: `/${path}/`, path: site.path })),
  )
  const redirects = targetsOf(archive.redirects)
  return [
    address => (redirects.size > 0 ? toward(redirects.get(sameAddress(address))) : undefined),
    address => {
      const found = former.find(({ start }) => address.startsWith(start))
      return found && { to: `${found.path}/${address.slice(found.start.length)}` }
    },
    otherNames(byPath),
    numbered,
    feeds(own),
    dates(byPath),
    besideTexts(published.texts),
    withdrawnPictures(archive),
    withdrawnLabels(byPath),
    sizes(published.pictures),
    documents,
    emptyLists(byPath),
  ]
}

type Editions = ReadonlyMap<string, Edition>

function toward(to: string | undefined): Step {
  return to === undefined ? undefined : { to }
}

const facetKinds: ReadonlyMap<string, FacetKind> = new Map(
  Object.entries(facetFolders).map(([kind, folder]) => [folder, kind as FacetKind]),
)

/** `/tags/boats/…`, where “boats” is another name of “ferries”. */
function otherNames(editions: Editions): Rule {
  return address => {
    const [, path = '', folder = '', slug = '', rest] =
      /^(\/[^/]+)??\/(tags|sources|sections|regions)\/([^/]+)\/(.*)$/s.exec(address) ?? []
    const kind = facetKinds.get(folder)
    const now = kind && editions.get(path)?.otherSlugs[kind].get(slug)
    return now === undefined ? undefined : { to: `${path}/${folder}/${now}/${rest}` }
  }
}

/** A list that has fewer pages than it had: its newest page. */
function numbered(address: string): Step {
  return toward(/^(.*\/)page\/\d+\/$/s.exec(address)?.[1])
}

/** A feed in a form that is not there: another form. Otherwise it is gone, so that readers of feeds stop asking. */
function feeds(own: AnswerAt): Rule {
  return address => {
    const [, page = '', name] = /^(.*\/)(feed\.xml|atom\.xml|feed\.json)$/s.exec(address) ?? []
    if (name === undefined) return undefined
    const next = (answer: Answer | undefined): Step => {
      if (answer?.status === 301) return { to: below(answer.to, name) }
      if (answer?.status !== 200) return answer && 'gone'
      const forms = feedForms.map(form => feedAddress(page, form))
      return toward(forms.find(form => own(form)?.status === 200)) ?? 'gone'
    }
    return { ask: page, next }
  }
}

/** A day with one article leads to it, any other date to its month, its year, or the list of all. */
function dates(editions: Editions): Rule {
  const days = new Map<Edition, ReturnType<typeof gatherByDate>>()
  const onDay = (edition: Edition, day: string) => {
    const byDay = days.get(edition) ?? gatherByDate(edition.articles, 'day')
    days.set(edition, byDay)
    return byDay.get(day) ?? []
  }
  return address => {
    const [, path = '', year, month, day] =
      /^(\/[^/]+)??\/(\d{4})\/(?:(\d{2})\/)?(?:(\d{2})\/)?$/s.exec(address) ?? []
    const edition = editions.get(path)
    if (year === undefined || !edition) return undefined
    if (month === undefined) return { to: `${path}/archive/` }
    if (day === undefined) return { to: `${path}/${year}/` }
    const [only] = onDay(edition, `${year}-${month}-${day}`)
    return { to: only?.address ?? `${path}/${year}/${month}/` }
  }
}

/** A file beside an article: the same beside the page that it moved to, or the page. */
function besideTexts(texts: ReadonlyMap<string, unknown>): Rule {
  return address => {
    const [, page = '', name = ''] =
      /^(.*\/)(index\.md|index\.json|card\.png)$/s.exec(address) ?? []
    if (!texts.has(page)) return undefined
    const next = (answer: Answer | undefined): Step => {
      if (answer?.status === 301) {
        const beside = below(answer.to, name)
        return { ask: beside, next: found => ({ to: found ? beside : answer.to }) }
      }
      if (answer?.status !== 200) return answer && 'gone'
      return name === 'card.png' ? 'gone' : { to: page }
    }
    return { ask: page, next }
  }
}

/** A picture that no article shows but one that was withdrawn goes with it. */
function withdrawnPictures({ withdrawn }: Archive): Rule {
  const pictures = new Set([...withdrawn.values()].flatMap(one => one.pictures))
  return address => (pictures.has(address) ? 'gone' : undefined)
}

/** A label of which only articles that were withdrawn are left: the index of its kind. */
function withdrawnLabels(editions: Editions): Rule {
  const keysOf = (edition: Edition) =>
    new Set(edition.withdrawn.flatMap(({ facets }) => [...(facets ?? [])]))
  const keys = new Map([...editions].map(([path, edition]) => [path, keysOf(edition)]))
  return address => {
    const [, path = '', folder = '', slug = ''] =
      /^(\/[^/]+)??\/(tags|sources|sections|regions)\/([^/]+)\/$/s.exec(address) ?? []
    const kind = facetKinds.get(folder)
    const isLeft = kind !== undefined && keys.get(path)?.has(facetKey({ kind, slug }))
    return isLeft ? { to: `${path}/${folder}/` } : undefined
  }
}

/** A size of a picture: the picture. */
function sizes(pictures: ReadonlyMap<string, unknown>): Rule {
  return address => {
    const [, picture = ''] = /^(.+)\.\d+\.(?:avif|webp)$/s.exec(address) ?? []
    if (!pictures.has(picture)) return undefined
    const next = (answer: Answer | undefined): Step => {
      if (answer?.status === 301) return { to: answer.to }
      return answer && (answer.status === 200 ? { to: picture } : 'gone')
    }
    return { ask: picture, next }
  }
}

/** A part of what is published in several documents: the newest one, or the list of them. */
function documents(address: string): Step {
  const [, path] = /^((?:\/[^/]+)??)\/archive\/feed\/\d+\.xml$/s.exec(address) ?? []
  if (path !== undefined) return { to: `${path}/atom.xml` }
  return /^\/archive\/catalogue-[^/]+\.jsonl$/.test(address) ? { to: catalogueAddress } : undefined
}

/** A list of the site's own that has nothing to list now: the front page. */
function emptyLists(editions: Editions): Rule {
  return address => {
    const [, path] =
      /^((?:\/[^/]+)??)\/(?:tags|sources|sections|regions|corrections|pages)\/$/s.exec(address) ??
      []
    return path !== undefined && editions.has(path) ? { to: `${path}/` } : undefined
  }
}

/** A file of the same name at an address that something moved to; another site's address stays as it is. */
function below(address: string, name: string): string {
  return address.startsWith('/') && address.endsWith('/') ? address + name : address
}

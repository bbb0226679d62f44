import { isAskedAddress } from '../archive/address.ts'
import type { Became } from '../archive/explain-addresses.ts'
import { idOfFile } from '../archive/id-of-file.ts'
import { areAlike, isBlank, type TextMark } from '../archive/likeness.ts'
import type { Problem } from '../archive/problem.ts'
import type { LedgerPlace, Owner, PublishedText } from '../archive/published.ts'
import { nearest } from '../archive/suggest.ts'
import { type KeptText, type Marks, textsOf } from './address-facts.ts'
import { isPage } from './former-pages.ts'
import { imagesIn } from './image-files.ts'
import { onDemand } from './on-demand.ts'
import type { Plan } from './plan.ts'

/** An address that was published and no longer answers, with the line of the ledger that has it. */
export interface Lost extends Became {
  place: LedgerPlace
}

/** An article or a page at an address that was published for another. */
export interface ReusedAddress {
  /** Its file. */
  file: string
  address: string
  /** What was there, in words. */
  owner: string
  /** The line of the ledger that says so. */
  ledger: string
}

/**
 * Every address of the ledger at which a reader would get nothing now, with what became of it, as far as that can be seen:
 * a text is found by its id or its file, then by its words, then by nearly the same words; a picture by its file's digest.
 * Numbered pages, days, feeds and files beside an article go with what they belong to.
 */
export function lostAddresses(plan: Plan, marks: Marks): Lost[] {
  const { texts, lists, pictures, files } = plan.archive.published
  const lostTexts = lostIn(texts, plan)
  const whereTexts = textFinder(
    plan,
    marks,
    lostTexts.map(([, text]) => text),
  )
  const wherePictures = pictureFinder(plan, marks)
  const listed = onDemand(() => plan.of('facet').map(({ address }) => address))
  return [
    ...lostTexts.map(([address, text]) => ({
      ...{ address, place: text.place, ...whereTexts(text) },
    })),
    ...lostIn(lists, plan).map(([address, { place }]) => {
      const near = nearest(address, listed())
      return { address, place, ...(near === undefined ? {} : { near }) }
    }),
    ...lostIn(pictures, plan).map(([address, { place, digests }]) => ({
      ...{ address, place, ...wherePictures(digests) },
    })),
    ...lostIn(files, plan).map(([address, place]) => ({ address, place })),
  ]
}

/** An edition whose addresses are lost since it has another folder, or none of its own. */
export interface MovedEdition {
  /** Its folder, without slashes. */
  path: string
  /** Where most of its addresses are now: the path of an edition. */
  to: string
  /** How many addresses are lost. */
  count: number
}

/** So many addresses of a folder are lost together, or it is no edition that moved. */
const fewest = 4

/** Editions that moved, by addresses that are lost; most of them are at the same place below another edition. */
export function movedEditions(lost: readonly Lost[], { archive, answer }: Plan): MovedEdition[] {
  const folders = Map.groupBy(lost, ({ address }) => address.split('/', 2)[1] ?? '')
  return [...folders].flatMap(([path, some]) => {
    const isThere =
      (start: string) =>
      ({ address }: Lost) =>
        answer(start + address.slice(path.length + 1)) !== undefined
    const [to] = archive.editions
      .map(({ site }) => site.path)
      .filter(start => some.filter(isThere(start)).length * 2 > some.length)
    const isOwn = to === undefined || `/${path}` === to || some.length < fewest
    return isOwn ? [] : [{ path, to, count: some.length }]
  })
}

/** Whether an address is below the folder of an edition that moved. */
export function isBelow(editions: readonly MovedEdition[]): (lost: Lost) => boolean {
  return ({ address }) => editions.some(({ path }) => address.startsWith(`/${path}/`))
}

/** What was published at addresses at which a reader would get nothing now. */
function lostIn<Known>(known: ReadonlyMap<string, Known>, plan: Plan): [string, Known][] {
  const lost: [string, Known][] = []
  known.forEach((of, address) => {
    if (plan.answer(address) === undefined) lost.push([address, of])
  })
  return lost
}

/** What of the ledger a site breaks: addresses that it would lose, and those that it gives to something else. */
export function checkPublished(plan: Plan, marks: Marks): Problem[] {
  const { site, redirects } = plan.archive
  const code = site.addresses === 'warn' ? 'address-missing' : 'address-lost'
  const all = lostAddresses(plan, marks)
  const moved = code === 'address-lost' ? movedEditions(all, plan) : []
  const isOfMoved = isBelow(moved)
  const lost = all
    .filter(one => !isOfMoved(one))
    .map(
      ({ place, ...became }): Problem => ({
        ...{ code, ...became },
        ...(became.source === undefined ? place : { file: became.source, at: 'aliases' }),
      }),
    )
  const editions = moved.map(
    (one): Problem => ({ code: 'edition-moved', file: 'site.yaml', at: 'editions', ...one }),
  )
  const idle = redirects.flatMap(({ from, to }, i): Problem[] => {
    // A redirect to what is gone since then says that, too.
    const isThere = !to.startsWith('/') || plan.answer(to) !== undefined
    const place = { file: 'redirects.yaml', at: `${i}.to` }
    if (!to.startsWith('/') && !isPage(from) && !isAskedAddress(from)) {
      return [{ code: 'redirect-elsewhere', ...place, address: from, to }]
    }
    return isThere ? [] : [{ code: 'redirect-unknown', ...place, address: from, to }]
  })
  if (site.addresses === 'off') return idle
  const reused = reusedAddresses(plan, marks).map(
    (one): Problem => ({ code: 'address-reused', at: 'permalink', ...one }),
  )
  return [...editions, ...lost, ...idle, ...reused]
}

/**
 * Finds texts again. Words are evidence only where they lead to one text: of a hundred weather reports, each is nearly the
 * same as the others, and a wrong alias is worse than a question.
 */
function textFinder(
  { archive }: Plan,
  marks: Marks,
  lost: readonly PublishedText[],
): (text: PublishedText) => Partial<Lost> {
  const { published } = archive
  const all = textsOf(archive)
  /** Texts at addresses that nobody has written down: only those can be others under new names. */
  const candidates = onDemand(() =>
    all
      .filter(({ address }) => !published.texts.has(address))
      .map(text => ({ text, ...marks.ofText(text.file) }))
      .filter(mark => !isBlank(mark)),
  )
  const byDigest = onDemand(() => Map.groupBy(candidates(), ({ digest }) => digest))
  /** Texts at addresses that are written down, by what their words were then. */
  const twins = onDemand(() => {
    const pairs = all.flatMap(text =>
      (published.texts.get(text.address)?.owners ?? []).flatMap(owner =>
        'id' in owner ? [] : [[owner.digest, text] as const],
      ),
    )
    return new Map(
      [...Map.groupBy(pairs, ([digest]) => digest)].map(([digest, some]) => [
        digest,
        [...new Set(some.map(([, text]) => text))],
      ]),
    )
  })
  const byId = onDemand(() => new Map(all.map(text => [text.namedId ? text.id : undefined, text])))
  const byFile = onDemand(() => new Map(all.map(text => [fileKey(text), text])))
  /** Files of texts that are, word for word, one that was published. */
  const known = onDemand(() => {
    const owners = [...published.texts.values()].flatMap(one => one.owners)
    const digests = new Set(owners.map(owner => ('id' in owner ? '' : owner.digest)))
    return new Set(candidates().flatMap(one => (digests.has(one.digest) ? one.text.file : [])))
  })
  const found = (text: KeptText | undefined, evidence: NonNullable<Became['evidence']>) =>
    text && { to: text.address, source: text.file, evidence }
  /** Among thousands of texts, some are alike by chance: one that is like two that were lost is no evidence of either. */
  const isLikeOthers = ({ likeness }: TextMark, digest: string) =>
    lost.some(({ owners }) =>
      owners.some(
        other => !('id' in other) && other.digest !== digest && areAlike(likeness, other.likeness),
      ),
    )
  const near = (owner: Owner, what: PublishedText['what']) => {
    if ('id' in owner) return found(byId().get(owner.id), 'the same id')
    const file = found(byFile().get(`${what} ${owner.file}`), 'the same file')
    if (file) return file
    const same = byDigest().get(owner.digest)
    if (same) return found(only(same)?.text, 'the same text')
    const twin = twins().get(owner.digest)
    if (twin && !isBlank(owner)) return found(only(twin), 'the same text')
    const alike = candidates().filter(({ likeness }) => areAlike(likeness, owner.likeness))
    const one = only(alike)
    if (!one || known().has(one.text.file) || isLikeOthers(one, owner.digest)) return undefined
    return found(one.text, 'nearly the same text')
  }
  return ({ owners, what }) =>
    owners
      .values()
      .map(owner => near(owner, what))
      .find(Boolean) ?? {}
}

/** The file of a text as the ledger names it, apart from a page or an article of the same name. */
function fileKey({ file }: KeptText): string {
  return `${file.startsWith('pages/') ? 'page' : 'article'} ${idOfFile(file)}`
}

/** The only one of them; undefined where there are others. */
function only<One>([first, ...others]: readonly One[]): One | undefined {
  return others.length === 0 ? first : undefined
}

function pictureFinder(
  { images }: Plan,
  marks: Marks,
): (digests: ReadonlySet<string>) => Partial<Lost> {
  const known = onDemand(
    () => new Map(imagesIn(images).map(({ file }) => [marks.ofPicture(file), `/${file}`])),
  )
  return digests => {
    for (const digest of digests) {
      const to = known().get(digest)
      if (to !== undefined) return { to, evidence: 'the same picture' }
    }
    return {}
  }
}

/** Articles and pages at addresses that were published for others. */
export function reusedAddresses({ archive }: Plan, marks: Marks): ReusedAddress[] {
  return textsOf(archive).flatMap(text => {
    const before = archive.published.texts.get(text.address)
    if (!before || before.owners.some(owner => isOf(owner, text, marks))) return []
    const [first] = before.owners
    const owner =
      first && 'id' in first ? `the article with the id “${first.id}”` : `${first?.file}`
    const { file, line } = before.place
    return [{ file: text.file, address: text.address, owner, ledger: `${file}:${line}` }]
  })
}

/** Whether an owner is a text: by its id, its file, or its words. */
function isOf(owner: Owner, text: KeptText, marks: Marks): boolean {
  if ('id' in owner) return text.namedId === true && text.id === owner.id
  // Without an id of its own, an article has that of its file.
  const file = text.id !== undefined && !text.namedId ? text.id : idOfFile(text.file)
  if (owner.file === file) return true
  const { digest, likeness } = marks.ofText(text.file)
  if (isBlank(owner)) return false
  return digest === owner.digest || areAlike(likeness, owner.likeness)
}

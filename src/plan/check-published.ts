import type { Became } from '../archive/explain-addresses.ts'
import { idOfFile } from '../archive/id-of-file.ts'
import { areAlike } from '../archive/likeness.ts'
import type { Problem } from '../archive/problem.ts'
import type { LedgerPlace, Owner, PublishedText } from '../archive/published.ts'
import { nearest } from '../archive/suggest.ts'
import { type KeptText, type Marks, textsOf } from './address-facts.ts'
import { imagesIn } from './image-files.ts'
import type { Plan } from './plan.ts'

/** An address that was published and no longer answers, with the line of the ledger that has it. */
export interface Lost extends Became {
  place: LedgerPlace
}

/**
 * Every address of the ledger at which a reader would get nothing now, with what became of it, as far as that can be seen:
 * a text is found by its id or its file, then by its words, then by nearly the same words; a picture by its file's digest.
 * Numbered pages, days, feeds and files beside an article go with what they belong to.
 */
export function lostAddresses(plan: Plan, marks: Marks): Lost[] {
  const { texts, lists, pictures, files } = plan.archive.published
  const whereTexts = textFinder(plan, marks)
  const wherePictures = pictureFinder(plan, marks)
  const listed = () => [...plan.pages].filter(({ kind }) => kind === 'facet').map(p => p.address)
  return [
    ...lostIn(texts, plan).map(([address, { place, owners }]) => ({
      ...{ address, place, ...whereTexts(owners) },
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
  const { published, site, redirects } = plan.archive
  const code = site.addresses === 'warn' ? 'address-missing' : 'address-lost'
  const lost = lostAddresses(plan, marks).map(
    ({ place, ...became }): Problem => ({
      ...{ code, ...became },
      ...(became.source === undefined ? place : { file: became.source, at: 'aliases' }),
    }),
  )
  const idle = redirects.flatMap(({ from, to }, i): Problem[] => {
    const end = to.startsWith('/') ? plan.answer(to)?.status : 200
    const isThere = end === 200 || end === 301
    const place = { file: 'redirects.yaml', at: `${i}.to` }
    return isThere ? [] : [{ code: 'redirect-unknown', ...place, address: from, to }]
  })
  if (site.addresses === 'off') return idle
  return [...lost, ...idle, ...reused(plan, published.texts, marks)]
}

function textFinder({ archive }: Plan, marks: Marks): (owners: readonly Owner[]) => Partial<Lost> {
  const { published } = archive
  const all = textsOf(archive)
  /** Texts at addresses that nobody has written down: only those can be others under new names. */
  const candidates = onDemand(() =>
    all
      .filter(({ address }) => !published.texts.has(address))
      .map(text => ({ text, ...marks.ofText(text.file) })),
  )
  const byId = onDemand(() => new Map(all.map(text => [text.namedId ? text.id : undefined, text])))
  const byFile = onDemand(() => new Map(all.map(text => [idOfFile(text.file), text])))
  const found = (text: KeptText | undefined, evidence: NonNullable<Became['evidence']>) =>
    text && { to: text.address, source: text.file, evidence }
  return owners => {
    for (const owner of owners) {
      const near =
        'id' in owner
          ? found(byId().get(owner.id), 'the same id')
          : (found(byFile().get(owner.file), 'the same file') ??
            found(
              candidates().find(({ digest }) => digest === owner.digest)?.text,
              'the same text',
            ) ??
            found(
              candidates().find(({ likeness }) => areAlike(likeness, owner.likeness))?.text,
              'nearly the same text',
            ))
      if (near) return near
    }
    return {}
  }
}

/** What is made once, when it is first asked for: most sites lose nothing. */
function onDemand<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
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
function reused(
  { archive }: Plan,
  texts: ReadonlyMap<string, PublishedText>,
  marks: Marks,
): Problem[] {
  const problems: Problem[] = []
  for (const text of textsOf(archive)) {
    const before = texts.get(text.address)
    if (!before || before.owners.some(owner => isOf(owner, text, marks))) continue
    const [first] = before.owners
    const owner =
      first && 'id' in first ? `the article with the id “${first.id}”` : `${first?.file}`
    const { file, line } = before.place
    const place = { file: text.file, at: 'permalink', address: text.address }
    problems.push({ code: 'address-reused', ...place, owner, ledger: `${file}:${line}` })
  }
  return problems
}

/** Whether an owner is a text: by its id, its file, or its words. */
function isOf(owner: Owner, text: KeptText, marks: Marks): boolean {
  if ('id' in owner) return text.namedId === true && text.id === owner.id
  // Without an id of its own, an article has that of its file.
  const file = text.id !== undefined && !text.namedId ? text.id : idOfFile(text.file)
  if (owner.file === file) return true
  const { digest, likeness } = marks.ofText(text.file)
  return digest === owner.digest || areAlike(likeness, owner.likeness)
}

import { alikeTexts } from '../archive/alike-texts.ts'
import type { Became } from '../archive/explain-addresses.ts'
import { idOfFile } from '../archive/id-of-file.ts'
import { bitsApart, isBlank, type TextMark } from '../archive/likeness.ts'
import { haveSameOwner, type Owner, type PublishedText } from '../archive/published.ts'
import { type KeptText, type Marks, textsOf } from './address-facts.ts'
import { imagesIn } from './image-files.ts'
import { onDemand } from './on-demand.ts'
import type { Plan } from './plan.ts'

/** Where something is now, and how that is known. */
type Found = Pick<Became, 'to' | 'source' | 'evidence'>

/**
 * Finds texts again. Words are evidence only where they lead to one text: of a hundred weather reports, each is nearly the
 * same as the others, and a wrong alias is worse than a question. `lost` are the texts at addresses that no longer answer.
 */
export function textFinder(
  { archive }: Plan,
  marks: Marks,
  lost: readonly PublishedText[],
): (text: PublishedText) => Found {
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
  const alikeNow = onDemand(() => alikeTexts(candidates().map(one => [one.likeness, one] as const)))
  const alikeLost = onDemand(() => alikeTexts(likenessesOf(lost)))
  const alikeThen = onDemand(() => alikeTexts(likenessesOf(published.texts.values())))
  /**
   * Whether two texts that are alike are no evidence of each other, since others are like them: the text of now is like
   * another that was lost, too, or one that was published is as near to either as they are to each other. Of a series,
   * those that are there still are.
   */
  const isOfOthers = (now: TextMark, then: TextMark, text: PublishedText) => {
    const apart = bitsApart(now.likeness, then.likeness)
    const isOther = (other: Then) =>
      other.digest !== then.digest && !haveSameOwner(other.text, text)
    return (
      alikeLost()(now.likeness).some(isOther) ||
      [now, then].some(({ likeness }) => alikeThen()(likeness, apart).some(isOther))
    )
  }
  const near = (owner: Owner, text: PublishedText) => {
    if ('id' in owner) return found(byId().get(owner.id), 'the same id')
    const file = found(byFile().get(`${text.what} ${owner.file}`), 'the same file')
    if (file) return file
    const same = byDigest().get(owner.digest)
    const others = isBlank(owner) ? [] : (twins().get(owner.digest) ?? [])
    if (same) {
      const isShared = others.some(one => marks.ofText(one.file).digest === owner.digest)
      return isShared ? undefined : found(only(same)?.text, 'the same text')
    }
    if (others.length > 0) return found(only(others), 'the same text')
    const one = only(alikeNow()(owner.likeness))
    if (!one || known().has(one.text.file) || isOfOthers(one, owner, text)) return undefined
    return found(one.text, 'nearly the same text')
  }
  // The newest line says best what was there last.
  return text =>
    text.owners
      .toReversed()
      .values()
      .map(owner => near(owner, text))
      .find(Boolean) ?? {}
}

/** The file of a text as the ledger names it, apart from a page or an article of the same name. */
function fileKey({ file }: KeptText): string {
  return `${file.startsWith('pages/') ? 'page' : 'article'} ${idOfFile(file)}`
}

/** Words that a text had when it was published. */
interface Then {
  digest: string
  text: PublishedText
}

/** The words that texts had, by their likenesses. */
function* likenessesOf(texts: Iterable<PublishedText>): Generator<[likeness: string, then: Then]> {
  for (const text of texts) {
    for (const owner of text.owners) {
      if (!('id' in owner)) yield [owner.likeness, { digest: owner.digest, text }]
    }
  }
}

/** The only one of them; undefined where there are others. Looks at no more than two. */
function only<One>(all: Iterable<One>): One | undefined {
  const [first, ...others] = Iterator.from(all).take(2)
  return others.length === 0 ? first : undefined
}

/** Finds pictures again, by the digests of their files. */
export function pictureFinder(
  { images }: Plan,
  marks: Marks,
): (digests: ReadonlySet<string>) => Found {
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

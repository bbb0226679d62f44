import { isAskedAddress, sameAddress } from '../archive/address.ts'
import { digestOf } from '../archive/digest.ts'
import { explain } from '../archive/problem.ts'
import { isSameOwner, newFacts } from '../archive/published.ts'
import { addressesFolder, type Fact, ledgerText } from '../archive/published-lines.ts'
import { redirectsFile } from '../archive/settings-files.ts'
import { factsOf, type KeptText, type Marks, textFacts, textsOf } from '../plan/address-facts.ts'
import { type Lost, lostAddresses } from '../plan/lost-addresses.ts'
import { isBelow, movedEditions } from '../plan/moved-editions.ts'
import type { Plan } from '../plan/plan.ts'
import { type ReusedAddress, reusedAddresses } from '../plan/reused-addresses.ts'
import { withAliases } from './add-aliases.ts'
import { withEntries } from './add-entries.ts'
import { decided } from './decided.ts'
import type { FileChange } from './file-change.ts'
import type { Wishes } from './wishes.ts'

/** What keeping is done with. */
export interface KeepGround {
  plan: Plan
  marks: Marks
  /** The files of `public/`. */
  publicFiles: readonly string[]
  /** The text of a file of the content folder; undefined when it is not there. */
  textOf: (file: string) => string | undefined
  /** Today, `YYYY-MM-DD`. */
  today: string
}

/** What is to be written so that no address is lost, and what only a person can decide. */
export interface Keeping {
  changes: FileChange[]
  /** New lines of the ledger. */
  facts: Fact[]
  /** Addresses of which nobody can say what became of them, but their keeper. */
  left: Lost[]
  /** What was asked for and cannot be done, in sentences. */
  refused: string[]
}

/**
 * What has to be written: aliases into the articles that moved, redirects of pictures and of what the keeper says, gone
 * addresses, and every address that is published now and not written down yet.
 */
export function keepingOf(ground: KeepGround, wishes: Wishes): Keeping {
  const { plan, marks, publicFiles, textOf, today } = ground
  const { moved, gone, same, refused } = decided(plan, publicFiles, wishes)
  const every = lostAddresses(plan, marks)
  const editions = movedEditions(every, plan)
  const isOfMoved = isBelow(editions)
  for (const one of editions) refused.push(explain({ code: 'edition-moved', file: '', ...one }))
  const withTwins = goneWithTwins(gone, without(every, moved), plan)
  // What has a redirect is kept with what that leads to.
  const all = [
    ...plan.archive.redirects.map(({ from }) => from),
    ...moved.map(({ from }) => from),
    ...withTwins.map(({ address }) => address),
  ]
  const isDecided = new Set(all.map(sameAddress))
  const lost = every.filter(one => !isDecided.has(sameAddress(one.address)) && !isOfMoved(one))
  const found = lost.filter(({ to }) => to !== undefined)
  const texts = new Map(textsOf(plan.archive).map(text => [text.address, text]))
  // What moved to an article or a page is an alias of it, also where its keeper says so.
  const ways = [...found.map(({ address, to = '' }) => ({ from: address, to })), ...moved]
  const toTexts = Map.groupBy(
    ways.filter(({ to }) => texts.has(to)),
    ({ to }) => to,
  )
  const [asked, plain] = parted(withTwins)
  const redirects = [
    ...ways.filter(({ to }) => !texts.has(to)),
    ...asked.map(({ address, by }) => ({ from: address, to: by })),
  ]
  const tombstones = plain.map(({ address, reason }) => ({ address, reason, date: today }))
  const isSame = new Set(same.map(sameAddress))
  const reused = reusedAddresses(plan, marks, publicFiles).filter(
    ({ address }) => !isSame.has(sameAddress(address)),
  )
  const isReused = new Set(reused.map(({ address }) => address))
  // An address that was given to something else is a mistake, and no fact.
  const atAliases = [...toTexts].flatMap(([to, all]) => {
    const text = texts.get(to)
    return text
      ? textFacts(
          text,
          marks,
          all.map(({ from }) => from),
        )
      : []
  })
  const now = [...factsOf(plan, marks, publicFiles), ...atAliases]
  const facts = newFacts(now, plan.archive.published).filter(
    ({ address, what }) => !(isWhole(what) && isReused.has(address)),
  )
  refused.push(...reused.map(reusedText))
  return {
    changes: [
      ...aliased(aliasesByFile(toTexts, texts), textOf, refused),
      ...appended(redirectsFile, redirects, textOf, refused),
      ...appended('gone.yaml', tombstones, textOf, refused),
      ...ledgerChange(facts, today),
    ],
    ...{
      facts,
      left: lost.filter(({ to }) => to === undefined),
      refused,
    },
  }
}

/** Lost addresses for which their keeper names no other. */
function without(lost: readonly Lost[], moved: Wishes['moved']): Lost[] {
  const isMoved = new Set(moved.map(({ from }) => sameAddress(from)))
  return lost.filter(({ address }) => !isMoved.has(sameAddress(address)))
}

/** An address that is gone, and the one of the same text (or itself) that its keeper named. */
type GoneWith = Wishes['gone'][number] & { by: string }

/** Addresses that are gone, with those that led to the same text: nobody has to name each of them. */
function goneWithTwins(gone: Wishes['gone'], lost: readonly Lost[], { archive }: Plan): GoneWith[] {
  const { texts } = archive.published
  const ownersOf = (address: string) => texts.get(address)?.owners ?? []
  const twins = gone.flatMap(({ address, reason }) =>
    lost
      // What is found elsewhere lives on.
      .filter(one => one.to === undefined)
      .filter(one =>
        ownersOf(one.address).some(owner =>
          ownersOf(address).some(other => isSameOwner(owner, other)),
        ),
      )
      .map(one => ({ address: one.address, reason, by: address })),
  )
  const named = gone.map(one => ({ ...one, by: one.address }))
  return [...new Map([...named, ...twins].map(one => [sameAddress(one.address), one])).values()]
}

/** Addresses with a question mark, at which no page can say that something is gone, and the others. */
function parted(gone: readonly GoneWith[]): [asked: GoneWith[], plain: GoneWith[]] {
  const isAsked = ({ address }: GoneWith) => isAskedAddress(address)
  return [gone.filter(isAsked), gone.filter(one => !isAsked(one))]
}

/** Older addresses by the files of the texts that they lead to. */
function aliasesByFile(
  toTexts: ReadonlyMap<string, readonly { from: string }[]>,
  texts: ReadonlyMap<string, KeptText>,
): [file: string, addresses: string[]][] {
  return [...toTexts].flatMap(([to, all]): [string, string[]][] => {
    const file = texts.get(to)?.file
    return file === undefined ? [] : [[file, all.map(({ from }) => from)]]
  })
}

/** Files with their older addresses in their frontmatter. One that cannot be changed is refused, and stays as it is. */
function aliased(
  files: readonly [file: string, addresses: string[]][],
  textOf: KeepGround['textOf'],
  refused: string[],
): FileChange[] {
  return files.flatMap(([file, addresses]) => {
    try {
      const before = textOf(file) ?? ''
      return [{ file, before, after: withAliases(before, addresses) }]
    } catch (error) {
      const aliases = addresses.map(address => JSON.stringify(address)).join(', ')
      refused.push(`${file}: ${(error as Error).message}. Add ${aliases} to its “aliases”.`)
      return []
    }
  })
}

/** A settings file with more entries. One that cannot be changed is refused, and stays as it is. */
function appended(
  file: string,
  entries: readonly object[],
  textOf: KeepGround['textOf'],
  refused: string[],
): FileChange[] {
  if (entries.length === 0) return []
  const before = textOf(file)
  const after = withEntries(before ?? '', entries)
  if (after !== undefined) return [{ file, before, after }]
  refused.push(`${file} cannot be changed. Add to it:\n${withEntries('', entries)?.trimEnd()}`)
  return []
}

/** Whether a line says that something is at its address by itself. */
function isWhole(what: Fact['what']): boolean {
  return what === 'article' || what === 'page' || what === 'file'
}

function reusedText(reused: ReusedAddress): string {
  const file = reused.isPublic ? `public/${reused.file}` : reused.file
  return `${file}: ${explain({ code: 'address-reused', ...reused })}`
}

/**
 * A new file of the ledger. Its name has the day and a digest of its lines, so that two branches that publish never write
 * one file in two ways.
 */
function ledgerChange(facts: readonly Fact[], today: string): FileChange[] {
  if (facts.length === 0) return []
  const after = ledgerText(facts)
  const name = `${today}-${digestOf(after).slice(0, 8)}.txt`
  return [{ file: `${addressesFolder}/${today.slice(0, 4)}/${name}`, before: undefined, after }]
}

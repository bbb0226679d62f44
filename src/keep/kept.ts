import { isAskedAddress, sameAddress } from '../archive/address.ts'
import { explain } from '../archive/problem.ts'
import { newFacts } from '../archive/published.ts'
import type { Fact } from '../archive/published-lines.ts'
import { goneFile, redirectsFile } from '../archive/settings-files.ts'
import { factsOf, type KeptText, type Marks, textFacts, textsOf } from '../plan/address-facts.ts'
import { type Lost, lostAddresses } from '../plan/lost-addresses.ts'
import { isBelow, movedEditions } from '../plan/moved-editions.ts'
import type { Plan } from '../plan/plan.ts'
import { type ReusedAddress, reusedAddresses } from '../plan/reused-addresses.ts'
import { aliased, appended, type TextOf } from './changed-files.ts'
import { decided } from './decided.ts'
import type { Changes } from './file-change.ts'
import { goneWithTwins } from './gone-with-twins.ts'
import { ledgerChange } from './ledger-change.ts'
import type { Wishes } from './wishes.ts'

/** What keeping is done with. */
interface KeepGround {
  plan: Plan
  marks: Marks
  /** The files of `public/`. */
  publicFiles: readonly string[]
  textOf: TextOf
  /** Today, `YYYY-MM-DD`. */
  today: string
}

/** What is to be written so that no address is lost, and what only a person can decide. */
export interface Keeping extends Changes {
  /** New lines of the ledger. */
  facts: Fact[]
  /** Addresses of which nobody can say what became of them, but their keeper. */
  left: Lost[]
}

/**
 * What has to be written: aliases into the articles that moved, redirects of pictures and of what the keeper says, gone
 * addresses, and every address that is published now and not written down yet.
 */
export function keepingOf(ground: KeepGround, wishes: Wishes): Keeping {
  const { plan, marks, publicFiles, textOf, today } = ground
  const { archive } = plan
  const { moved, same, ...asked } = decided(plan, publicFiles, wishes)
  const every = lostAddresses(plan, marks)
  const editions = movedEditions(every, plan)
  const isMoved = among(moved.map(({ from }) => from))
  const unsaid = every.filter(({ address }) => !isMoved(address))
  const gone = goneWithTwins(asked.gone, unsaid, archive)
  // What has a redirect is kept with what that leads to.
  const settled = [...archive.redirects, ...moved].map(({ from }) => from)
  const isSettled = among([...settled, ...gone.map(({ address }) => address)])
  const isOfMoved = isBelow(editions)
  const lost = every.filter(one => !isSettled(one.address) && !isOfMoved(one))
  const found = lost.flatMap(({ address, to }) => (to === undefined ? [] : { from: address, to }))
  const { aliases, redirects } = ways([...found, ...moved], plan)
  const isSame = among(same)
  const reused = reusedAddresses(plan, marks, publicFiles).filter(({ address }) => !isSame(address))
  const facts = unwritten(ground, aliases, reused)
  // At an address with a question mark no page can say that something is gone, so it leads to the one that does.
  const [toTombstones, plain] = parted(gone, ({ address }) => isAskedAddress(address))
  const tombstones = plain.map(({ address, reason }) => ({ address, reason, date: today }))
  const allRedirects = [
    ...redirects,
    ...toTombstones.map(({ address, by }) => ({ from: address, to: by })),
  ]
  const written = [
    ...aliases.map(({ text, addresses }) => aliased(text.file, addresses, textOf)),
    appended(redirectsFile, allRedirects, textOf),
    appended(goneFile, tombstones, textOf),
  ]
  return {
    changes: [...written.flatMap(({ changes }) => changes), ...ledgerChange(facts, today)],
    facts,
    left: lost.filter(({ to }) => to === undefined),
    refused: [
      ...asked.refused,
      ...editions.map(one => explain({ code: 'edition-moved', file: '', ...one })),
      ...reused.map(reusedText),
      ...written.flatMap(({ refused }) => refused),
    ],
  }
}

/** Whether an address is one of others, on a host or a disk that ignores case. */
function among(addresses: readonly string[]): (address: string) => boolean {
  const keys = new Set(addresses.map(sameAddress))
  return address => keys.has(sameAddress(address))
}

/** Those of which something is so, and the others. */
function parted<One>(all: readonly One[], isSo: (one: One) => boolean): [One[], One[]] {
  return [all.filter(isSo), all.filter(one => !isSo(one))]
}

/** Where an address leads from now on. */
interface Way {
  from: string
  to: string
}

/** Addresses that are to lead to a text, as aliases of it. */
interface NewAliases {
  text: KeptText
  addresses: string[]
}

/** What leads to an article or a page is an alias of it, also where its keeper says so; all else is a redirect. */
function ways(all: readonly Way[], { archive }: Plan): { aliases: NewAliases[]; redirects: Way[] } {
  const texts = new Map(textsOf(archive).map(text => [text.address, text]))
  const byText = Map.groupBy(all, ({ to }) => texts.get(to))
  return {
    aliases: [...byText].flatMap(([text, some]) =>
      text === undefined ? [] : { text, addresses: some.map(({ from }) => from) },
    ),
    redirects: byText.get(undefined) ?? [],
  }
}

/** What is published now, or leads on from now on, and is not in the ledger yet. */
function unwritten(
  { plan, marks, publicFiles }: KeepGround,
  aliases: readonly NewAliases[],
  reused: readonly ReusedAddress[],
): Fact[] {
  const atAliases = aliases.flatMap(({ text, addresses }) => textFacts(text, marks, addresses))
  const now = [...factsOf(plan, marks, publicFiles), ...atAliases]
  // An address that was given to something else is a mistake, and no fact.
  const isReused = new Set(reused.map(({ address }) => address))
  return newFacts(now, plan.archive.published).filter(
    ({ address, what }) => !(isWhole(what) && isReused.has(address)),
  )
}

/** Whether a line says that something is at its address by itself. */
function isWhole(what: Fact['what']): boolean {
  return what === 'article' || what === 'page' || what === 'file'
}

function reusedText(reused: ReusedAddress): string {
  const file = reused.isPublic ? `public/${reused.file}` : reused.file
  return `${file}: ${explain({ code: 'address-reused', ...reused })}`
}

import { normalAddress } from '../archive/address.ts'
import { digestOf } from '../archive/digest.ts'
import { list } from '../archive/explanation.ts'
import { reasons } from '../archive/frontmatter.ts'
import { newFacts } from '../archive/published.ts'
import { addressesFolder, type Fact, ledgerText } from '../archive/published-lines.ts'
import { redirectsFile } from '../archive/settings-files.ts'
import { factsOf, type Marks, textFacts, textsOf } from '../plan/address-facts.ts'
import { type Lost, lostAddresses } from '../plan/check-published.ts'
import type { Plan } from '../plan/plan.ts'
import { withAliases } from './add-aliases.ts'
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
  const { moved, gone, refused } = decided(ground, wishes)
  const isDecided = new Set([...moved.map(({ from }) => from), ...gone.map(one => one.address)])
  const lost = lostAddresses(plan, marks).filter(({ address }) => !isDecided.has(address))
  const found = lost.filter(({ to }) => to !== undefined)
  const [toFiles, toLists] = [found.filter(one => one.source), found.filter(one => !one.source)]
  const redirects = [...toLists.map(({ address, to = '' }) => ({ from: address, to })), ...moved]
  const facts = [
    ...newFacts(factsOf(plan, marks, publicFiles), plan.archive.published),
    ...wishes.same.flatMap(address => sameFacts(normalAddress(address), plan, marks)),
  ]
  const aliasChanges = [...Map.groupBy(toFiles, ({ source }) => source as string)].map(
    ([file, all]): FileChange => {
      const before = textOf(file) ?? ''
      return {
        file,
        before,
        after: withAliases(
          before,
          all.map(({ address }) => address),
        ),
      }
    },
  )
  return {
    changes: [
      ...aliasChanges,
      ...appended(redirectsFile, redirects.map(redirectText), textOf),
      ...appended(
        'gone.yaml',
        gone.map(one => goneText(one, today)),
        textOf,
      ),
      ...ledgerChange(facts, today),
    ],
    ...{ facts, left: lost.filter(({ to }) => to === undefined), refused },
  }
}

type Decided = Pick<Wishes, 'moved' | 'gone'> & Pick<Keeping, 'refused'>

/** What the keeper decides of addresses that do not answer; what would change one that does is refused. */
function decided({ plan }: KeepGround, wishes: Wishes): Decided {
  const refused: string[] = []
  const isFree = (address: string) => {
    const answer = plan.answer(address)
    if (answer?.status !== 200) return true
    refused.push(`${address} is a page of the site now, so it needs no other answer.`)
    return false
  }
  const moved = wishes.moved
    .map(({ from, to }) => ({ from: normalAddress(from), to: toAddress(to) }))
    .filter(({ from, to }) => {
      if (!isFree(from)) return false
      if (!to.startsWith('/') || plan.answer(to)?.status === 200) return true
      refused.push(`${from} cannot lead to ${to}: the site has nothing there.`)
      return false
    })
  const gone = wishes.gone
    .map(({ address, reason }) => ({ address: normalAddress(address), reason }))
    .filter(({ address, reason }) => {
      if (isReason(reason)) return isFree(address)
      refused.push(`“${reason}” is not a reason. Reasons are ${list(reasons)}.`)
      return false
    })
  const unknown = wishes.same.filter(address => textAt(normalAddress(address), plan) === undefined)
  refused.push(...unknown.map(address => `${address} is not the address of an article or a page.`))
  return { moved, gone, refused }
}

function isReason(word: string): boolean {
  return (reasons as readonly string[]).includes(word)
}

function toAddress(to: string): string {
  return to === '/' || !to.startsWith('/') ? to : normalAddress(to)
}

function textAt(address: string, { archive }: Plan) {
  return textsOf(archive).find(text => text.address === address)
}

/** That an address belongs to the text that is there now, too. */
function sameFacts(address: string, plan: Plan, marks: Marks): Fact[] {
  const text = textAt(address, plan)
  return text ? textFacts(text, marks).filter(fact => fact.address === address) : []
}

function redirectText({ from, to }: { from: string; to: string }): string {
  return `- from: ${JSON.stringify(from)}\n  to: ${JSON.stringify(to)}\n`
}

function goneText({ address, reason }: { address: string; reason: string }, day: string): string {
  return `- address: ${JSON.stringify(address)}\n  reason: ${reason}\n  date: ${day}\n`
}

/** A settings file with more entries at its end. */
function appended(
  file: string,
  entries: readonly string[],
  textOf: KeepGround['textOf'],
): FileChange[] {
  if (entries.length === 0) return []
  const before = textOf(file)
  const start = before === undefined || /\n$|^$/.test(before) ? (before ?? '') : `${before}\n`
  return [{ file, before, after: start + entries.join('') }]
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

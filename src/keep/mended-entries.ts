import { isDeepStrictEqual } from 'node:util'
import { normalAddress, sameAddress } from '../archive/address.ts'
import { sidesOf } from '../archive/conflict-marks.ts'
import { entriesIn } from './add-entries.ts'
import type { Changes } from './file-change.ts'
import { withEntriesOf } from './take-entries.ts'

/**
 * `redirects.yaml` or `gone.yaml` as a merge should have left it: with the entries of both sides, the same entry once.
 * Nothing is changed where the sides say different things of one address: their keeper decides.
 */
export function mendedEntries(file: string, text: string): Changes {
  const refuse = (...refused: string[]) => ({ changes: [], refused })
  const sides = sidesOf(text)
  if (!sides) return refuse(`${file}: a mark of a git conflict is missing. Mend the file by hand.`)
  if (sides.length === 1) return refuse()
  const disputes: string[] = []
  let after = sides[0]
  for (const side of sides.slice(1)) {
    const [known, theirs] = [entriesIn(after ?? ''), entriesIn(side)]
    if (!known || !theirs) {
      return refuse(`${file}: one side of a git conflict is no list in YAML. Mend it by hand.`)
    }
    const { added, disputed } = compared(known, theirs)
    disputes.push(...disputed.map(([one, other]) => dispute(file, one, other)))
    after = withEntriesOf(after ?? '', side, added)
  }
  if (disputes.length > 0) return refuse(...new Set(disputes))
  if (after === undefined)
    return refuse(`${file}: its entries cannot be put together. Mend it by hand.`)
  return { changes: [{ file, before: text, after }], refused: [] }
}

/** Entries that a list does not have yet, and pairs that say different things of one address. */
function compared(
  known: readonly unknown[],
  others: readonly unknown[],
): { added: unknown[]; disputed: [unknown, unknown][] } {
  const byAddress = Map.groupBy(known, addressOf)
  const added: unknown[] = []
  const disputed: [unknown, unknown][] = []
  for (const other of others) {
    const same = byAddress.get(addressOf(other)) ?? []
    if (same.some(one => isSame(one, other))) continue
    if (same.length === 0 || addressOf(other) === undefined) added.push(other)
    else disputed.push([same[0], other])
  }
  return { added, disputed }
}

/** What an entry is of: the key under which its address is the same; undefined where it has none. */
function addressOf(entry: unknown): string | undefined {
  const { from, address = from } = Object(entry) as { from?: unknown; address?: unknown }
  const written = typeof entry === 'string' ? entry : address
  return typeof written === 'string' ? sameAddress(normal(written)) : undefined
}

/** What an entry says of its address, by key. */
function saidIn(entry: unknown): Record<string, unknown> {
  const { from: _, address: __, ...said } = typeof entry === 'string' ? {} : Object(entry)
  return said
}

/** Whether two entries of one address say the same. */
function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map(entry =>
    Object.entries(saidIn(entry))
      .map(([key, value]) => [key, key === 'to' ? normal(String(value)) : value] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  )
  return isDeepStrictEqual(a, b)
}

function normal(written: string): string {
  try {
    return written.startsWith('/') && written !== '/' ? normalAddress(written) : written
  } catch {
    return written
  }
}

function dispute(file: string, one: unknown, other: unknown): string {
  const { from, address = from } = Object(one) as { from?: unknown; address?: unknown }
  const [ours, theirs] = [one, other].map(entry => {
    const said = Object.entries(saidIn(entry)).map(([key, value]) => `${key}: ${value}`)
    return said.length > 0 ? `“${said.join(', ')}”` : 'its address alone'
  })
  return `${file}: the two sides say different things of ${typeof one === 'string' ? one : address}: ${ours} and ${theirs}. Keep one of them, and remove the marks of the conflict.`
}

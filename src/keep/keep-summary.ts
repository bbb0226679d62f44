import { isAskedAddress } from '../archive/address.ts'
import { shellWord } from '../archive/shell-word.ts'
import type { Lost } from '../plan/lost-addresses.ts'
import type { Keeping } from './kept.ts'

/** So many addresses are named before the rest is counted. */
const most = 20

/** What only a keeper can decide, and what was refused, in lines; empty when there is nothing of either. */
export function keepSummary({ left, refused }: Pick<Keeping, 'left' | 'refused'>): string {
  const lines = [...refused]
  if (left.length > 0) {
    const count =
      left.length === 1
        ? '1 published address no longer answers'
        : `${left.length.toLocaleString('en')} published addresses no longer answer`
    lines.push(
      `${count}, and nothing in the content says why. Restore what was there, or say what became of it:`,
      ...left.slice(0, most).flatMap(ways),
    )
    if (left.length > most) lines.push(`  … and ${(left.length - most).toLocaleString('en')} more`)
  }
  return lines.join('\n')
}

function ways({ address, near }: Lost): string[] {
  const quoted = shellWord(address)
  return [
    `  ${address}`,
    `    npm run keep -- --moved ${quoted} ${near === undefined ? 'NEW-ADDRESS' : shellWord(near)}`,
    ...(isAskedAddress(address) ? [] : [`    npm run keep -- --gone ${quoted} REASON`]),
  ]
}

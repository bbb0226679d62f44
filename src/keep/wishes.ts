import { reasons } from '../archive/frontmatter.ts'

/** What a keeper decides about addresses that were published. */
export interface Wishes {
  /** Where addresses lead from now on. */
  moved: { from: string; to: string }[]
  /** Addresses at which nothing will be again, and why. */
  gone: { address: string; reason: string }[]
  /** Addresses at which an article or a file is what was there, though its text and name are others. */
  same: string[]
  /** Whether files that a merge left in conflict are to be put in order. */
  mend: boolean
  isDry: boolean
  /** Whether to say how the command is used, and do nothing. */
  isHelp: boolean
  /** Whether files are written without a question, and in CI. */
  isSure: boolean
}

/** How the command is used. */
export const usage = `npm run keep                                  writes down what is published, and keeps old addresses
npm run keep -- --moved ADDRESS NEW-ADDRESS   the old address leads to the new one
npm run keep -- --gone ADDRESS REASON         nothing will be there again (${reasons.join(', ')})
npm run keep -- --same ADDRESS                what is there now is what was there
npm run keep -- --mend                        keeps both sides of git conflicts: in the ledger, redirects.yaml, gone.yaml
  --dry-run   shows what would be written
  --write     writes without a question, and in CI`

/** Reads the words after the command. Throws with a sentence for a word that it does not know. */
export function wishesIn(words: readonly string[]): Wishes {
  const wishes: Wishes = {
    ...{ moved: [], gone: [], same: [] },
    ...{ mend: false, isDry: false, isSure: false, isHelp: false },
  }
  const left = [...words]
  const next = (after: string): string => {
    const word = left.shift()
    if (word === undefined || word.startsWith('--')) throw new Error(`${after}\n${usage}`)
    return word
  }
  while (left.length > 0) {
    const word = left.shift() as string
    if (word === '--help') wishes.isHelp = true
    else if (word === '--dry-run') wishes.isDry = true
    else if (word === '--write') wishes.isSure = true
    else if (word === '--mend') wishes.mend = true
    else if (word === '--same') wishes.same.push(next('Say which address: --same ADDRESS'))
    else if (word === '--moved') {
      const from = next('Say which address: --moved ADDRESS NEW-ADDRESS')
      wishes.moved.push({ from, to: next(`Say where ${from} leads: --moved ${from} NEW-ADDRESS`) })
    } else if (word === '--gone') {
      const address = next('Say which address: --gone ADDRESS REASON')
      const reason = next(`Say why: --gone ${address} REASON, one of ${reasons.join(', ')}`)
      wishes.gone.push({ address, reason })
    } else throw new Error(`“npm run keep” has no option “${word}”.\n${usage}`)
  }
  if (wishes.mend && wishes.moved.length + wishes.gone.length + wishes.same.length > 0) {
    throw new Error(`Run --mend alone, and decide of addresses afterwards.\n${usage}`)
  }
  return wishes
}

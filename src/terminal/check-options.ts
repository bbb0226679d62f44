import { nearest } from '../archive/suggest.ts'
import { Refusal } from './telling.ts'

/**
 * Refuses options that a command does not have, among the words given to it, and names the one that may be meant: a slip
 * must not do something else. `others` are options that it has as well, and does not name.
 */
export function checkOptions(
  command: string,
  words: readonly string[],
  own: readonly string[],
  others: readonly string[] = [],
): void {
  const known = [...own, ...others]
  for (const word of words) {
    const [, name] = /^--([^=]+)/.exec(word) ?? []
    if (name === undefined || known.includes(name)) continue
    const near = nearest(name, known)
    const hint = near === undefined ? '' : ` Did you mean “--${near}”?`
    const list = own.map(one => `--${one}`).join(', ')
    throw new Refusal(`“${command}” has no option “--${name}”.${hint} It has ${list}.`)
  }
}

import { decodedName } from './clean-text.ts'
import { addressKey, formsOf, plainKey } from './old-addresses.ts'
import type { OldItem } from './old-item.ts'
import { ScratchMap } from './scratch.ts'

/** What is known of addresses that follow the same rule. */
interface Rule {
  items: number
  /** Items that a link or list names at the address that was worked out. */
  agreed: number
  /** Items that are named at another. */
  elsewhere: number
  /** Addresses that are named beside those of its items, and fit none. */
  strange: number
  /** One of those items: where it is named, and what was worked out. */
  example?: { named: string; computed: string }
}

type Noted = Pick<OldItem, 'key' | 'addresses' | 'computedBy' | 'mentions'>

/**
 * Proves addresses that were worked out by the rules of an old system: links of texts and lists of addresses name them,
 * or name the same items at others. A rule holds where three of its items, or all of fewer, are named where it says,
 * and at least as many as are named elsewhere or beside them without being one.
 */
export class AddressProof {
  /** Items by the keys of their addresses. */
  readonly #known = new ScratchMap<{ key: string; rule?: string | undefined }>()
  /** Items whose addresses were worked out, by the last parts of these; empty where several have one. */
  readonly #lastParts = new ScratchMap<{ rule: string; computed: string }>()
  /** Rules by where their addresses lie, figures aside. */
  readonly #beside = new ScratchMap<string[]>()
  readonly #named = new ScratchMap<true>()
  readonly #confirmed = new ScratchMap<true>()
  readonly #rules = new Map<string, Rule>()

  /** Notes an item, and what its text names. */
  note({ key, addresses: [address], computedBy: rule, mentions = [] }: Noted): void {
    for (const mention of mentions) this.name(mention)
    if (address === undefined) return
    const known = addressKey(address)
    if (!this.#known.has(known)) this.#known.set(known, { key, rule })
    if (rule === undefined) return
    const found = this.#rules.get(rule) ?? { items: 0, agreed: 0, elsewhere: 0, strange: 0 }
    found.items += 1
    this.#rules.set(rule, found)
    const place = placeOf(known)
    const beside = this.#beside.get(place) ?? []
    if (!beside.includes(rule)) this.#beside.set(place, [...beside, rule])
    const last = lastPart(known)
    const isTwice = this.#lastParts.has(last)
    this.#lastParts.set(last, isTwice ? { rule: '', computed: '' } : { rule, computed: address })
  }

  /** Notes an address that the old site is known to have had. */
  name(address: string): void {
    this.#named.set(plainKey(addressKey(address)), true)
  }

  /** Weighs what was named; to be called once, when everything has been noted. */
  settle(): void {
    for (const [named] of this.#named) {
      const at = formsOf(named)
        .map(key => this.#known.get(key))
        .find(Boolean)
      const rule = this.#rules.get(at?.rule ?? '')
      if (at && rule) {
        rule.agreed += 1
        this.#confirmed.set(at.key, true)
      }
      if (at) continue
      const other = this.#lastParts.get(lastPart(named))
      const missed = this.#rules.get(other?.rule ?? '')
      if (!other || !missed) {
        this.#countStrange(named)
        continue
      }
      missed.elsewhere += 1
      missed.example ??= { named, computed: other.computed }
    }
  }

  #countStrange(named: string): void {
    if (isFile(named)) return
    for (const name of this.#beside.get(placeOf(named)) ?? []) {
      const rule = this.#rules.get(name)
      if (rule) rule.strange += 1
    }
  }

  /** Whether an item's first address is only what a rule says, and nothing shows that the rule holds. */
  isOpen({ key, computedBy, addresses }: Pick<Noted, 'key' | 'computedBy' | 'addresses'>): boolean {
    const rule = this.#rules.get(computedBy ?? '')
    return rule !== undefined && addresses.length > 0 && !holds(rule) && !this.#confirmed.has(key)
  }

  /** What was found out about each rule, in a sentence, the rule of most items first. */
  notes(): string[] {
    const rules = [...this.#rules].sort(([, a], [, b]) => b.items - a.items)
    return rules.map(([rule, found]) => noteOn(rule, found))
  }
}

/** So many items have to be named where a rule says, unless it has fewer. */
const least = 3

function holds({ items, agreed, elsewhere, strange }: Rule): boolean {
  const isEnough = agreed >= Math.min(least, items)
  return isEnough && agreed > elsewhere && agreed >= elsewhere + strange
}

/** Where an address lies, with figures as one sign, since those of dates differ from text to text. */
function placeOf(key: string): string {
  return key
    .replace(/\?.*$/s, '')
    .replace(/[^/]*$/, '')
    .replaceAll(/\d+/g, '#')
}

/** Whether an address is that of the front page or of a file, and so of no text. */
function isFile(key: string): boolean {
  return key === '/' || /\.(?!html?$|php$)[a-z]\w{1,4}$/i.test(key)
}

function noteOn(name: string, rule: Rule): string {
  const { items, agreed, elsewhere, strange, example } = rule
  const texts = items === 1 ? '1 text' : `${items} texts`
  const worked = `The old addresses of ${texts} in ${name} were worked out by the rules of the generator`
  const other = example && `such as ${example.named} instead of ${example.computed}`
  const confirmed = `links and lists confirm ${agreed}`
  if (elsewhere > 0 && !holds(rule))
    return `${worked}, and are doubtful: ${confirmed} and contradict ${elsewhere}, ${other}.`
  if (elsewhere > 0) return `${worked}; ${confirmed} and contradict ${elsewhere}, ${other}.`
  if (agreed > 0 && !holds(rule)) {
    const beside = strange === 1 ? '1 address beside them' : `${strange} addresses beside them`
    return strange > agreed
      ? `${worked}, and are doubtful: ${confirmed}, but also name ${beside} that no text has.`
      : `${worked}, and are not sure: ${confirmed}, which is too few.`
  }
  if (agreed > 0) return `${worked}; ${confirmed}; none contradicts.`
  return `${worked}, and nothing confirms them. Compare some with the old site, or put its sitemap.xml into the folder and import again.`
}

/** What an address ends in, without the end of a file's name; long enough to be no common word. */
function lastPart(key: string): string {
  const last = decodedName(key.split('/').findLast(part => part !== '') ?? '')
  return last.replace(/\.\w{2,5}$/, '')
}

import { idPrefix, isOfPage } from '../archive/fragment.ts'
import { lettersOf } from '../archive/same-words.ts'
import { nearest } from '../archive/suggest.ts'
import type { Placed } from './walk.ts'

/** So many unknown places get a suggestion: each is compared with all that are known. */
const mostSuggested = 20

/** The places of a text that links within it lead to. Looks each up in the same time, however many there are. */
export class Places {
  private readonly ids: ReadonlySet<string>
  private readonly names: readonly string[]
  private readonly byLetters: ReadonlyMap<string, string>
  private suggested = 0

  constructor(elements: readonly Placed[]) {
    const ids = elements.map(({ node }) => node.properties.id)
    this.ids = new Set(ids.filter(id => typeof id === 'string'))
    this.names = [...this.ids].map(id => id.replace(idPrefix, ''))
    this.byLetters = new Map(this.names.toReversed().map(name => [lettersOf(name), name]))
  }

  /** The identifier that a link means: as written, with the prefix, or with other case and marks. */
  addressOf(id: string): string | undefined {
    if (this.ids.has(id) || isOfPage(id)) return id
    if (this.ids.has(idPrefix + id)) return idPrefix + id
    const name = this.byLetters.get(lettersOf(id))
    return name === undefined ? undefined : idPrefix + name
  }

  /** The name that is most like one that leads nowhere. */
  near(id: string): string | undefined {
    this.suggested += 1
    return this.suggested > mostSuggested ? undefined : nearest(id, this.names)
  }
}

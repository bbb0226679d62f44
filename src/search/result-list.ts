import type { Stem } from '../archive/stem.ts'
import type { Finding } from './finding.ts'
import { isRanked, type Question } from './question.ts'
import { resultItem } from './result-item.ts'
import type { Telling } from './telling.ts'
import { termsOf } from './terms.ts'

/** The list of results on the search page. */
export class ResultList {
  readonly element: HTMLElement
  /** The name of the publication. */
  readonly #name: string
  readonly #telling: Telling

  constructor(element: HTMLElement, name: string, telling: Telling) {
    this.element = element
    this.#name = name
    this.#telling = telling
  }

  get length(): number {
    return this.element.childElementCount
  }

  clear(): void {
    this.element.replaceChildren()
  }

  focus(at: number): void {
    this.element.children[at]?.querySelector('a')?.focus()
  }

  /**
   * Shows results of a question up to a number: those that are not shown yet, or all when what was found since may
   * rank first. What is loaded when `isWanted` no longer holds is not shown.
   */
  async show(
    { hits }: Finding,
    { question, stem }: { question: Question; stem: Stem },
    most: number,
    isWanted: () => boolean,
  ): Promise<void> {
    const isRanking = isRanked(question)
    const next = hits.slice(isRanking ? 0 : this.length, most)
    const loaded = await Promise.all(next.map(hit => hit.data()))
    if (!isWanted()) return
    const phrases = termsOf(question.text).wanted.flat()
    const showing = { phrases, stem, name: this.#name, words: this.#telling.words }
    const there = isRanking ? this.#byAddress() : new Map<string, Element>()
    const items = loaded.map(data => there.get(data.url) ?? resultItem(data, showing))
    if (isRanking) this.#arrange(items)
    else this.element.append(...items)
  }

  #byAddress(): Map<string, Element> {
    const addressIn = (item: Element) => item.querySelector('a')?.getAttribute('href') ?? ''
    return new Map([...this.element.children].map(item => [addressIn(item), item]))
  }

  /** Sets the items in their order; the link that has the focus keeps it. */
  #arrange(items: readonly Element[]): void {
    const focused = document.activeElement
    this.element.replaceChildren(...items)
    if (focused instanceof HTMLElement && this.element.contains(focused))
      focused.focus({ preventScroll: true })
  }
}

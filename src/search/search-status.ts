import type { Finding } from './finding.ts'
import { part } from './part.ts'
import { isNarrowed, isRanked, type Question } from './question.ts'
import type { Telling } from './telling.ts'

/** What a reader may do about the state of a search. */
interface Ways {
  more: () => void
  everything: () => void
  again: () => void
  /** Asks what the reader may have meant. */
  meant: (text: string) => void
}

/** What the search page says of how far its search is, and the buttons that lead on from there. */
export class SearchStatus {
  readonly #telling: Telling
  readonly #told: HTMLElement
  readonly #more: HTMLButtonElement
  readonly #everything: HTMLButtonElement
  readonly #again: HTMLButtonElement
  readonly #meant: HTMLButtonElement
  #suggested = ''

  constructor(root: HTMLElement, telling: Telling, ways: Ways) {
    this.#telling = telling
    this.#told = part(root, '.status')
    this.#more = part(root, '[data-more]')
    this.#everything = part(root, '[data-all]')
    this.#again = part(root, '[data-again]')
    this.#meant = part(root, '[data-meant]')
    this.#more.addEventListener('click', ways.more)
    this.#everything.addEventListener('click', ways.everything)
    this.#again.addEventListener('click', ways.again)
    this.#meant.addEventListener('click', () => ways.meant(this.#suggested))
  }

  /** Offers nothing until it is known what was found. */
  offerNothing(): void {
    this.#more.hidden = true
    this.#everything.hidden = true
    this.suggest(undefined)
  }

  /** Offers to ask something else. */
  suggest(text: string | undefined): void {
    this.#meant.hidden = text === undefined
    this.#suggested = text ?? ''
    this.#meant.textContent = text === undefined ? '' : this.#telling.didYouMean(text)
  }

  /** Says that it searches, and where when that is known. */
  looking(finding?: Finding): void {
    this.#told.textContent = this.#telling.looking(finding?.next, finding?.progress)
  }

  /** Says how much was found, and offers what is not shown yet; without finding, that a question is waited for. */
  found(finding: Finding | undefined, shown: number, question: Question): void {
    const count = finding?.hits.length ?? 0
    const isComplete = finding?.isComplete ?? true
    this.#more.hidden = isComplete && shown >= count
    this.#everything.hidden = isComplete
    this.#told.textContent = !finding
      ? this.#telling.words.ask
      : !isComplete
        ? this.#telling.foundAtLeast(count, isRanked(question) ? finding.searched : undefined)
        : this.#telling.found(count, isNarrowed(question))
  }

  /** Says that files could not be loaded, and offers to try again. */
  failed(finding: Finding | undefined): void {
    this.#told.textContent = this.#telling.noIndex(finding?.next)
    this.#again.hidden = false
  }

  /** No longer offers to try again. */
  clearFailure(): void {
    this.#again.hidden = true
  }

  /** Whether the buttons that search on can be pressed. */
  set isOpen(isOpen: boolean) {
    for (const button of [this.#more, this.#everything]) button.disabled = !isOpen
  }
}

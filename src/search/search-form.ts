import type { DateRange } from './date-range.ts'
import { FilterList } from './filter-list.ts'
import { part } from './part.ts'
import { type Order, type Question, questionFrom, usualOrder } from './question.ts'
import { type Span, showSpans, spansOf } from './spans.ts'
import type { Telling } from './telling.ts'

/** Milliseconds without a keystroke after which the words are looked for. */
const pause = 180

/** Whether a question is a new entry of the browser's history, or takes the place of the last. */
export type How = 'push' | 'replace'

/** What a reader does with the form. */
interface Doings {
  /** Asks what is in the form. */
  ask: (how: How) => void
  /** Takes filters and time away. */
  clear: () => void
  /** Asks the same of other days. */
  choose: (range: DateRange) => void
}

/** The form of the search page: shows a question, and reads one from what its reader does. */
export class SearchForm {
  readonly words: HTMLInputElement
  readonly filters: readonly FilterList[]
  readonly #telling: Telling
  readonly #doings: Doings
  readonly #form: HTMLFormElement
  readonly #order: HTMLSelectElement
  readonly #span: HTMLSelectElement
  readonly #days: Record<'from' | 'to', HTMLInputElement>
  #spans: readonly Span[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, telling: Telling, doings: Doings) {
    this.#telling = telling
    this.#doings = doings
    this.#form = part(root, 'form')
    this.words = part(root, 'input[name=q]')
    this.#order = part(root, '[data-order]')
    this.#span = part(root, '[data-span]')
    this.#days = { from: part(root, 'input[name=from]'), to: part(root, 'input[name=to]') }
    const groups = root.querySelectorAll<HTMLDetailsElement>('[data-filter]')
    this.filters = [...groups].map(group => new FilterList(group, telling))
    part<HTMLDetailsElement>(root, '[data-narrow]').open = matchMedia('(min-width: 56rem)').matches
    this.#listen()
  }

  /** Asks what is in the form at once. */
  ask(how: How): void {
    clearTimeout(this.#timer)
    this.#doings.ask(how)
  }

  fill({ text, order, range, filters }: Question): void {
    this.words.value = text
    this.#order.value = order
    for (const option of this.#order.options)
      option.disabled = option.value === 'match' && text === ''
    this.#days.from.value = range.from ?? ''
    this.#days.to.value = range.to ?? ''
    for (const { name, group } of this.filters) group.open ||= filters[name].length > 0
  }

  /** What is asked after another question. Of a filter whose boxes are not there yet, what was chosen stays so. */
  read(before: Question): Question {
    const data = new FormData(this.#form)
    const written = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]))
    const asked = questionFrom(`?${written}`)
    for (const { name, isFilled } of this.filters) {
      if (!isFilled) asked.filters[name] = before.filters[name]
    }
    const order = this.#order.value as Order
    const isUsual = order === usualOrder(before.text)
    return { ...asked, order: isUsual ? usualOrder(asked.text) : order }
  }

  /** Offers the spans of time of an archive of such years, with the one of a range chosen. */
  listSpans(years: readonly string[], range: DateRange): void {
    this.#spans = spansOf(years, new Date().getFullYear(), this.#telling)
    showSpans(this.#span, this.#spans, range, this.#telling.words)
  }

  #listen(): void {
    this.#form.addEventListener('submit', event => {
      event.preventDefault()
      this.ask('push')
    })
    this.#form.addEventListener('input', ({ target }) => {
      clearTimeout(this.#timer)
      if (target === this.words) this.#timer = setTimeout(() => this.ask('replace'), pause)
      else if (target !== this.#span) this.ask('push')
    })
    this.#order.addEventListener('input', () => this.ask('push'))
    this.#form.addEventListener('reset', event => {
      event.preventDefault()
      this.#doings.clear()
    })
    this.#span.addEventListener('change', () => {
      const span = this.#spans[this.#span.selectedIndex]
      if (span) this.#doings.choose(span.range)
    })
  }
}

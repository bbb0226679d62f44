import { fold } from '../archive/fold.ts'
import type { SearchFilter } from '../plan/search-filters.ts'
import type { Counts } from './finding.ts'
import type { Telling } from './telling.ts'

/** Values that are listed at once; the others are found by typing. */
const most = 60

/** What a filter is to show. */
interface FilterState {
  /** How many articles of the archive have each value. */
  all: Record<string, number>
  /** How many of the answer; undefined when nothing is asked. */
  counts: Counts | undefined
  /** Whether the counts are of the whole answer, or of a part of it. */
  isComplete: boolean
  chosen: readonly string[]
}

/** A filter of the search page: its values as boxes to tick, with how many articles each would leave. */
export class FilterList {
  readonly name: SearchFilter
  readonly group: HTMLDetailsElement
  readonly #list: HTMLElement
  readonly #telling: Telling
  #find: HTMLInputElement | undefined
  #state: FilterState | undefined

  constructor(group: HTMLDetailsElement, telling: Telling) {
    this.#telling = telling
    this.group = group
    this.name = group.dataset.filter as SearchFilter
    this.#list = group.querySelector('ul') as HTMLElement
  }

  /** Whether its values are there, so that what is ticked is what is chosen. */
  get isFilled(): boolean {
    return this.#state !== undefined
  }

  /** Shows values; a box that has the focus keeps it. */
  show(state: FilterState): void {
    this.#state = state
    if (Object.keys(state.all).length > most) this.#offerToFind()
    this.#arrange()
  }

  #offerToFind(): void {
    if (this.#find) return
    this.#find = document.createElement('input')
    this.#find.type = 'search'
    const { findValue, filters } = this.#telling.words
    this.#find.placeholder = findValue
    this.#find.ariaLabel = `${filters[this.name]}: ${findValue}`
    this.#find.addEventListener('input', event => {
      event.stopPropagation()
      this.#arrange()
    })
    this.#list.before(this.#find)
  }

  #arrange(): void {
    if (!this.#state) return
    const typed = fold(this.#find?.value ?? '')
    const values = valuesOf(this.#state).filter(value => fold(value).includes(typed))
    const items = values.slice(0, most).map(value => this.#item(value))
    const focused = document.activeElement
    this.#list.replaceChildren(...items)
    if (values.length > most) {
      const rest = document.createElement('li')
      rest.className = 'rest'
      rest.textContent = this.#telling.moreValues(values.length - most)
      this.#list.append(rest)
    }
    if (focused instanceof HTMLInputElement && this.#list.contains(focused)) focused.focus()
  }

  #item(value: string): HTMLElement {
    const known = this.#list.querySelector<HTMLInputElement>(`input[value="${CSS.escape(value)}"]`)
    const item = known?.closest('li') ?? newItem(this.name, value)
    const { chosen = [], counts, all = {}, isComplete = true } = this.#state ?? {}
    const count = counts ? (counts.get(value) ?? 0) : all[value]
    const box = item.querySelector('input') as HTMLInputElement
    box.checked = chosen.includes(value)
    const shown = item.querySelector('.count') as HTMLElement
    shown.textContent =
      count === undefined ? '' : `${this.#telling.number(count)}${counts && !isComplete ? '+' : ''}`
    item.classList.toggle('none', isComplete && count === 0 && !box.checked)
    return item
  }
}

/** What is chosen first, then by how many of the answer have it, then by how many of the archive. */
function valuesOf({ all, counts, chosen }: FilterState): string[] {
  const values = [...new Set([...chosen, ...Object.keys(all)])]
  const weight = (value: string) => [
    ...[chosen.includes(value) ? 1 : 0, counts?.get(value) ?? 0, all[value] ?? 0],
  ]
  return values
    .map(value => ({ value, weights: weight(value) }))
    .sort((a, b) => {
      const differs = a.weights.findIndex((weight, i) => weight !== b.weights[i])
      if (differs === -1) return a.value < b.value ? -1 : 1
      return (b.weights[differs] ?? 0) - (a.weights[differs] ?? 0)
    })
    .map(({ value }) => value)
}

function newItem(name: SearchFilter, value: string): HTMLLIElement {
  const item = document.createElement('li')
  const label = document.createElement('label')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.name = name
  box.value = value
  const text = document.createElement('bdi')
  text.textContent = name === 'lang' ? languageOf(value) : value
  const count = document.createElement('span')
  count.className = 'count'
  label.append(box, text, count)
  item.append(label)
  return item
}

/** A language's name for itself. */
function languageOf(code: string): string {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
}

import { words } from '../components/words.ts'
import { showFilters } from './filter-list.ts'
import { type Finding, loadIndex, type SearchIndex } from './index-client.ts'
import { whole } from './index-files.ts'
import { addressOf, asks, type Order, type Question, questionFrom } from './question.ts'
import { resultItem } from './result-item.ts'

const perScreen = 10
/** Milliseconds without a keystroke after which the words are looked for. */
const pause = 180

/** The search page at work: what it shows is decided by the question alone. */
class SearchPage {
  readonly #root: HTMLElement
  readonly #form: HTMLFormElement
  readonly #status: HTMLElement
  readonly #results: HTMLElement
  readonly #more: HTMLButtonElement
  readonly #again: HTMLButtonElement
  readonly #filters: HTMLElement
  #question: Question = questionFrom(location.search)
  #index: Promise<SearchIndex> | undefined
  #finding: Finding | undefined
  #turn = 0
  #attempt = 0

  constructor(root: HTMLElement) {
    this.#root = root
    this.#form = part(root, 'form')
    this.#status = part(root, '.status')
    this.#results = part(root, '[data-results]')
    this.#more = part(root, '[data-more]')
    this.#again = part(root, '[data-again]')
    this.#filters = part(root, '[data-filters]')
    root.hidden = false
    this.#listen()
    this.#fillForm()
    void this.#answer()
  }

  #listen(): void {
    let timer: ReturnType<typeof setTimeout> | undefined
    this.#form.addEventListener('submit', event => {
      event.preventDefault()
      clearTimeout(timer)
      this.#ask('push')
    })
    this.#form.addEventListener('input', event => {
      clearTimeout(timer)
      const typed = event.target === this.#words
      if (typed) timer = setTimeout(() => this.#ask('replace'), pause)
      else this.#ask('push')
    })
    this.#form.addEventListener('reset', event => {
      event.preventDefault()
      this.#question = questionFrom('')
      this.#fillForm()
      this.#words.focus()
      this.#go('push')
    })
    this.#more.addEventListener('click', () => {
      void this.#showMore()
    })
    this.#again.addEventListener('click', () => {
      this.#attempt += 1
      this.#index = undefined
      void this.#answer()
    })
    addEventListener('popstate', () => {
      this.#question = questionFrom(location.search)
      this.#fillForm()
      void this.#answer()
    })
  }

  get #words(): HTMLInputElement {
    return part(this.#form, 'input[name=q]')
  }

  #fillForm(): void {
    this.#words.value = this.#question.text
    part<HTMLSelectElement>(this.#form, 'select[name=sort]').value = this.#question.order
  }

  #ask(how: 'push' | 'replace'): void {
    const data = new FormData(this.#form)
    const written = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]))
    const asked = { ...questionFrom(`?${written}`), order: data.get('sort') as Order }
    const loaded = this.#filters.childElementCount > 0
    this.#question = loaded ? asked : { ...asked, filters: this.#question.filters }
    this.#go(how)
  }

  #go(how: 'push' | 'replace'): void {
    const address = location.pathname + addressOf(this.#question)
    if (address === location.pathname + location.search) return
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    void this.#answer()
  }

  async #answer(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    this.#again.hidden = true
    this.#root.setAttribute('aria-busy', 'true')
    try {
      await this.#find(turn)
    } catch {
      if (turn === this.#turn) this.#fail()
    }
    if (turn === this.#turn) this.#root.removeAttribute('aria-busy')
  }

  async #find(turn: number): Promise<void> {
    if (asks(this.#question)) this.#status.textContent = words.looking()
    const { index = '', segments = '' } = this.#root.dataset
    this.#index ??= loadIndex({ index, segments }, this.#attempt)
    const loaded = await this.#index
    if (turn !== this.#turn) return
    const finding = asks(this.#question) ? loaded.ask(this.#question) : undefined
    await finding?.step()
    if (turn !== this.#turn) return
    this.#finding = finding
    this.#results.replaceChildren()
    await this.#fill(turn, perScreen)
    if (turn !== this.#turn) return
    const counts = finding ? finding.isComplete && finding.counts : loaded.filters
    showFilters(this.#filters, loaded.filters, counts || undefined, this.#question)
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn
    const shown = this.#results.childElementCount
    this.#more.disabled = true
    this.#root.setAttribute('aria-busy', 'true')
    try {
      await this.#fill(turn, shown + perScreen)
      if (turn === this.#turn) this.#results.children[shown]?.querySelector('a')?.focus()
    } catch {
      if (turn === this.#turn) this.#fail()
    }
    this.#more.disabled = false
    if (turn === this.#turn) this.#root.removeAttribute('aria-busy')
  }

  /** Searches and shows results as they come, until so many are shown or there are no more. */
  async #fill(turn: number, most: number): Promise<void> {
    const finding = this.#finding
    if (!finding) {
      this.#more.hidden = true
      this.#status.textContent = words.ask
      return
    }
    for (;;) {
      await this.#show(turn, finding, most)
      if (turn !== this.#turn) return
      if (this.#results.childElementCount >= most || finding.isComplete) break
      this.#status.textContent = words.looking(finding.next)
      await finding.step()
    }
    const found = finding.hits.length
    const none = finding.isComplete && found === 0
    this.#more.hidden = finding.isComplete && this.#results.childElementCount >= found
    this.#status.textContent = none
      ? words.nothingFound
      : finding.isComplete
        ? words.found(found)
        : words.foundAtLeast(found)
  }

  async #show(turn: number, finding: Finding, most: number): Promise<void> {
    const next = finding.hits.slice(this.#results.childElementCount, most)
    const loaded = await whole(() => Promise.all(next.map(hit => hit.data())))
    if (turn !== this.#turn) return
    this.#results.append(...loaded.map(data => resultItem(data, document.documentElement.lang)))
  }

  #fail(): void {
    this.#index = undefined
    this.#status.textContent = words.noIndex
    this.#again.hidden = false
  }
}

function part<Part extends HTMLElement>(root: ParentNode, selector: string): Part {
  const found = root.querySelector<Part>(selector)
  if (!found) throw new Error(`the search page has no ${selector}`)
  return found
}

const root = document.getElementById('archive-search')
if (root) new SearchPage(root)

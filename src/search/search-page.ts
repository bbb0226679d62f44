import type { DateRange } from './date-range.ts'
import { FilterList } from './filter-list.ts'
import { type Finding, loadIndex, type SearchIndex } from './index-client.ts'
import { whole } from './index-files.ts'
import { listenToKeys } from './keys.ts'
import { addressOf, asks, isRanked, type Order, type Question, questionFrom } from './question.ts'
import { resultItem } from './result-item.ts'
import { showSpans, spansOf } from './spans.ts'
import { Telling } from './telling.ts'
import { termsOf } from './terms.ts'
import { YearChart } from './year-chart.ts'

const perScreen = 10
/** Milliseconds without a keystroke after which the words are looked for. */
const pause = 180

/** The search page at work: what it shows is decided by the question alone. */
class SearchPage {
  readonly #root: HTMLElement
  readonly #telling: Telling
  readonly #form: HTMLFormElement
  readonly #words: HTMLInputElement
  readonly #order: HTMLSelectElement
  readonly #span: HTMLSelectElement
  readonly #days: Record<'from' | 'to', HTMLInputElement>
  readonly #status: HTMLElement
  readonly #results: HTMLElement
  readonly #more: HTMLButtonElement
  readonly #everything: HTMLButtonElement
  readonly #again: HTMLButtonElement
  readonly #filters: FilterList[]
  readonly #chart: YearChart
  #question: Question = questionFrom(location.search)
  #index: Promise<SearchIndex> | undefined
  #finding: Finding | undefined
  /** Each question is a turn; what belongs to an earlier one is dropped. */
  #turn = 0
  #attempt = 0

  constructor(root: HTMLElement) {
    this.#root = root
    this.#telling = new Telling(JSON.parse(root.dataset.words ?? ''))
    this.#form = part(root, 'form')
    this.#words = part(root, 'input[name=q]')
    this.#order = part(root, 'select[name=sort]')
    this.#span = part(root, '[data-span]')
    this.#days = { from: part(root, 'input[name=from]'), to: part(root, 'input[name=to]') }
    this.#status = part(root, '.status')
    this.#results = part(root, '[data-results]')
    this.#more = part(root, '[data-more]')
    this.#everything = part(root, '[data-all]')
    this.#again = part(root, '[data-again]')
    const groups = root.querySelectorAll<HTMLDetailsElement>('[data-filter]')
    this.#filters = [...groups].map(group => new FilterList(group, this.#telling))
    this.#chart = new YearChart(part(root, '[data-years]'), this.#telling, range =>
      this.#choose(range),
    )
    part<HTMLDetailsElement>(root, '[data-narrow]').open = matchMedia('(min-width: 56rem)').matches
    root.dataset.ready = ''
    this.#listen()
    this.#fillForm()
    void this.#answer()
  }

  #listen(): void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (how: 'push' | 'replace') => {
      clearTimeout(timer)
      this.#ask(how)
    }
    this.#form.addEventListener('submit', event => {
      event.preventDefault()
      ask('push')
    })
    this.#form.addEventListener('input', event => {
      clearTimeout(timer)
      if (event.target === this.#words) timer = setTimeout(() => ask('replace'), pause)
      else if (event.target !== this.#span) ask('push')
    })
    this.#form.addEventListener('reset', event => {
      event.preventDefault()
      this.#question = questionFrom('')
      this.#fillForm()
      this.#words.focus()
      this.#go('push')
    })
    this.#span.addEventListener('change', async () => {
      const spans = await this.#spans()
      this.#choose(spans[this.#span.selectedIndex]?.range ?? this.#question.range)
    })
    for (const list of this.#filters) {
      list.group.addEventListener('toggle', () => this.#attend(() => this.#showFilter(list)))
    }
    this.#more.addEventListener('click', () => this.#searchOn(turn => this.#showMore(turn)))
    this.#everything.addEventListener('click', () => this.#searchOn(turn => this.#searchAll(turn)))
    this.#again.addEventListener('click', () => {
      this.#attempt += 1
      void this.#answer()
    })
    addEventListener('popstate', () => {
      this.#question = questionFrom(location.search)
      this.#fillForm()
      void this.#answer()
    })
    listenToKeys(this.#words, this.#results, () => ask('replace'))
  }

  #fillForm(): void {
    const { text, order, range, filters } = this.#question
    this.#words.value = text
    this.#order.value = order
    this.#days.from.value = range.from ?? ''
    this.#days.to.value = range.to ?? ''
    for (const { name, group } of this.#filters) group.open ||= filters[name].length > 0
  }

  #choose(range: DateRange): void {
    this.#question = { ...this.#question, range }
    this.#fillForm()
    this.#go('push')
  }

  /** Reads the form. Of a filter whose boxes are not there yet, what is chosen stays so. */
  #ask(how: 'push' | 'replace'): void {
    const data = new FormData(this.#form)
    const written = new URLSearchParams([...data].map(([name, value]) => [name, String(value)]))
    const asked = questionFrom(`?${written}`)
    for (const { name, isFilled } of this.#filters) {
      if (!isFilled) asked.filters[name] = this.#question.filters[name]
    }
    this.#question = { ...asked, order: this.#order.value as Order }
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
    this.#more.hidden = true
    this.#everything.hidden = true
    await this.#attend(() => this.#find(turn))
  }

  /** Does some of the work of the turn; says so meanwhile, and when files cannot be loaded. */
  async #attend(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn
    this.#again.hidden = true
    this.#root.setAttribute('aria-busy', 'true')
    try {
      await work()
    } catch {
      if (turn === this.#turn) this.#fail()
    }
    if (turn === this.#turn) this.#root.removeAttribute('aria-busy')
  }

  #open(): Promise<SearchIndex> {
    const { index = '', client = '', lists = '' } = this.#root.dataset
    this.#index ??= loadIndex({ index, client, lists }, this.#attempt)
    this.#index.catch(() => {
      this.#index = undefined
    })
    return this.#index
  }

  async #find(turn: number): Promise<void> {
    if (asks(this.#question)) this.#status.textContent = this.#telling.looking()
    const index = await this.#open()
    if (turn !== this.#turn) return
    const finding = asks(this.#question) ? index.ask(this.#question) : undefined
    this.#finding = finding
    showSpans(this.#span, await this.#spans(), this.#question.range, this.#telling.words)
    if (finding && !finding.isComplete) await finding.step()
    if (turn !== this.#turn) return
    this.#results.replaceChildren()
    await this.#fill(turn, perScreen)
    await this.#tell(turn)
  }

  /** Goes on with the question in one way at a time. */
  async #searchOn(work: (turn: number) => Promise<void>): Promise<void> {
    for (const button of [this.#more, this.#everything]) button.disabled = true
    await this.#attend(() => work(this.#turn))
    for (const button of [this.#more, this.#everything]) button.disabled = false
  }

  async #showMore(turn: number): Promise<void> {
    const shown = this.#results.childElementCount
    await this.#fill(turn, shown + perScreen)
    if (turn === this.#turn) this.#results.children[shown]?.querySelector('a')?.focus()
    await this.#tell(turn)
  }

  async #searchAll(turn: number): Promise<void> {
    while (turn === this.#turn && this.#finding && !this.#finding.isComplete) await this.#step()
    await this.#fill(turn, Math.max(perScreen, this.#results.childElementCount))
    await this.#tell(turn)
  }

  async #step(): Promise<void> {
    const finding = this.#finding
    this.#status.textContent = this.#telling.looking(finding?.next, finding?.progress)
    await finding?.step()
  }

  /**
   * Searches and shows results, until so many are shown or there are no more: as they come when they come in
   * their order; by best match when enough of the archive has been weighed.
   */
  async #fill(turn: number, most: number): Promise<void> {
    const finding = this.#finding
    if (!finding) return
    const waits = () => isRanked(this.#question) && !finding.isWeighty
    for (;;) {
      if (finding.isComplete || !waits()) await this.#show(turn, finding, most)
      if (turn !== this.#turn) return
      if (finding.isComplete || (!waits() && finding.hits.length >= most)) return
      await this.#step()
      if (turn !== this.#turn) return
    }
  }

  /** Shows results up to a number: those that are not shown yet, or all when what was found since may rank first. */
  async #show(turn: number, finding: Finding, most: number): Promise<void> {
    const isRanking = isRanked(this.#question)
    const next = finding.hits.slice(isRanking ? 0 : this.#results.childElementCount, most)
    const loaded = await whole(() => Promise.all(next.map(hit => hit.data())))
    if (turn !== this.#turn) return
    const { name = '' } = this.#root.dataset
    const terms = termsOf(this.#question.text)
    const showing = { terms, name, language: document.documentElement.lang }
    if (!isRanking) {
      this.#results.append(...loaded.map(data => resultItem(data, showing)))
      return
    }
    const there = new Map([...this.#results.children].map(item => [addressIn(item), item]))
    const focused = document.activeElement
    this.#results.replaceChildren(
      ...loaded.map(data => there.get(data.url) ?? resultItem(data, showing)),
    )
    if (focused instanceof HTMLElement && this.#results.contains(focused))
      focused.focus({ preventScroll: true })
  }

  /** Says how much was found, and shows of which years and with which filters. */
  async #tell(turn: number): Promise<void> {
    const finding = this.#finding
    const { years } = await this.#open()
    if (turn !== this.#turn) return
    await this.#chart.show(years, finding, this.#question.range)
    for (const list of this.#filters) await this.#showFilter(list)
    if (turn !== this.#turn) return
    const found = finding?.hits.length ?? 0
    const isComplete = finding?.isComplete ?? true
    this.#more.hidden = isComplete && this.#results.childElementCount >= found
    this.#everything.hidden = isComplete
    this.#status.textContent = !finding
      ? this.#telling.words.ask
      : !isComplete
        ? this.#telling.foundAtLeast(found, isRanked(this.#question) ? finding.searched : undefined)
        : this.#telling.found(found)
  }

  async #showFilter(list: FilterList): Promise<void> {
    const turn = this.#turn
    if (!list.group.open) return
    const all = (await (await this.#open()).filters())[list.name]
    const finding = this.#finding
    const counts = await finding?.count(list.name)
    if (turn !== this.#turn) return
    const chosen = this.#question.filters[list.name]
    list.show({ all, counts, chosen, isComplete: finding?.isComplete ?? true })
  }

  async #spans() {
    return spansOf([...(await this.#open()).years.keys()], new Date().getFullYear(), this.#telling)
  }

  #fail(): void {
    this.#status.textContent = this.#telling.noIndex(this.#finding?.next)
    this.#again.hidden = false
  }
}

function addressIn(item: Element): string {
  return item.querySelector('a')?.getAttribute('href') ?? ''
}

function part<Part extends HTMLElement>(root: ParentNode, selector: string): Part {
  const found = root.querySelector<Part>(selector)
  if (!found) throw new Error(`the search page has no ${selector}`)
  return found
}

const root = document.getElementById('archive-search')
if (root) new SearchPage(root)

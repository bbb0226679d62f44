import type { DateRange } from './date-range.ts'
import type { FilterList } from './filter-list.ts'
import type { Finding } from './finding.ts'
import { KeptIndex } from './kept-index.ts'
import { listenToKeys } from './keys.ts'
import { part } from './part.ts'
import { keepPlace, keptPlace, returnTo } from './place.ts'
import { addressOf, asks, isRanked, type Question, questionFrom } from './question.ts'
import { ResultList } from './result-list.ts'
import { type How, SearchForm } from './search-form.ts'
import { SearchStatus } from './search-status.ts'
import { Telling } from './telling.ts'
import { YearChart } from './year-chart.ts'

const perScreen = 10
/** The page's name without a question. */
const ownTitle = document.title

/** The search page at work: what it shows is decided by the question alone. */
class SearchPage {
  readonly #root: HTMLElement
  readonly #index: KeptIndex
  readonly #form: SearchForm
  readonly #status: SearchStatus
  readonly #results: ResultList
  readonly #chart: YearChart
  #question: Question = questionFrom(location.search)
  #finding: Finding | undefined
  /** Each question is a turn; what belongs to an earlier one is dropped. */
  #turn = 0

  constructor(root: HTMLElement) {
    this.#root = root
    this.#index = new KeptIndex(root.dataset)
    const telling = new Telling(JSON.parse(root.dataset.words ?? ''))
    this.#form = new SearchForm(root, telling, {
      ask: how => this.#ask(how),
      clear: () => this.#clear(),
      choose: range => this.#choose(range, 'push'),
    })
    this.#status = new SearchStatus(root, telling, {
      more: () => void this.#searchOn(turn => this.#showMore(turn)),
      everything: () => void this.#searchOn(turn => this.#searchAll(turn)),
      again: () => this.#tryAgain(),
      meant: text => {
        this.#form.words.focus()
        this.#put({ ...this.#question, text }, 'push')
      },
    })
    this.#results = new ResultList(part(root, '[data-results]'), root.dataset.name ?? '', telling)
    this.#chart = new YearChart(part(root, '[data-years]'), telling, (range, how) =>
      this.#choose(range, how),
    )
    root.dataset.ready = ''
    this.#listen()
    this.#form.fill(this.#question)
    void this.#answer()
  }

  #listen(): void {
    for (const list of this.#form.filters) {
      list.group.addEventListener('toggle', () => this.#attend(() => this.#showFilter(list)))
    }
    addEventListener('popstate', () => {
      this.#question = questionFrom(location.search)
      this.#form.fill(this.#question)
      void this.#answer()
    })
    this.#results.element.addEventListener('click', () => keepPlace(this.#results.length))
    listenToKeys(this.#form.words, this.#results.element, () => this.#form.ask('replace'))
  }

  /** Asks what is in the form. */
  #ask(how: How): void {
    this.#question = this.#form.read(this.#question)
    this.#go(how)
  }

  /** Asks something else, and shows it in the form. */
  #put(question: Question, how: How): void {
    this.#question = question
    this.#form.fill(question)
    this.#go(how)
  }

  #choose(range: DateRange, how: How): void {
    this.#put({ ...this.#question, range }, how)
  }

  #clear(): void {
    const { text, order } = this.#question
    this.#put({ ...questionFrom(''), text, order }, 'push')
  }

  #go(how: How): void {
    const address = location.pathname + addressOf(this.#question)
    if (address === location.pathname + location.search) return
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    void this.#answer()
  }

  #tryAgain(): void {
    this.#index.retry()
    void this.#answer()
  }

  async #answer(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const { text } = this.#question
    document.title = text === '' ? ownTitle : `${text} – ${ownTitle}`
    this.#status.offerNothing()
    await this.#attend(() => this.#find(turn))
  }

  /** Does some of the work of the turn; says so meanwhile, and when files cannot be loaded. */
  async #attend(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn
    this.#status.clearFailure()
    this.#root.setAttribute('aria-busy', 'true')
    try {
      await work()
    } catch {
      if (turn === this.#turn) this.#status.failed(this.#finding)
    }
    if (turn === this.#turn) this.#root.removeAttribute('aria-busy')
  }

  async #find(turn: number): Promise<void> {
    if (asks(this.#question)) this.#status.looking()
    const index = await this.#index.open()
    if (turn !== this.#turn) return
    const finding = asks(this.#question) ? index.ask(this.#question) : undefined
    this.#finding = finding
    this.#form.listSpans([...index.years.keys()], this.#question.range)
    if (finding && !finding.isComplete) await finding.step()
    if (turn !== this.#turn) return
    this.#results.clear()
    const place = keptPlace()
    await this.#fill(turn, Math.max(perScreen, place?.shown ?? 0))
    await this.#tell(turn)
    if (place && turn === this.#turn) returnTo(place)
    if (finding?.isComplete && finding.hits.length === 0) {
      const meant = await finding.suggestion()
      if (turn === this.#turn) this.#status.suggest(meant)
    }
  }

  /** Goes on with the question in one way at a time. */
  async #searchOn(work: (turn: number) => Promise<void>): Promise<void> {
    this.#status.isOpen = false
    await this.#attend(() => work(this.#turn))
    this.#status.isOpen = true
  }

  async #showMore(turn: number): Promise<void> {
    const shown = this.#results.length
    await this.#fill(turn, shown + perScreen)
    if (turn === this.#turn) this.#results.focus(shown)
    await this.#tell(turn)
    if (turn === this.#turn) keepPlace(this.#results.length)
  }

  async #searchAll(turn: number): Promise<void> {
    while (turn === this.#turn && this.#finding && !this.#finding.isComplete) await this.#step()
    await this.#fill(turn, Math.max(perScreen, this.#results.length))
    await this.#tell(turn)
  }

  async #step(): Promise<void> {
    const finding = this.#finding
    this.#status.looking(finding)
    await finding?.step()
  }

  /**
   * Searches and shows results, until so many are shown or there are no more: as they come when they come in
   * their order; by best match when enough of the archive has been weighed.
   */
  async #fill(turn: number, most: number): Promise<void> {
    const finding = this.#finding
    if (!finding) return
    const { stem } = await this.#index.open()
    const showing = { question: this.#question, stem }
    const waits = () => isRanked(this.#question) && !finding.isWeighty
    for (;;) {
      if (finding.isComplete || !waits())
        await this.#results.show(finding, showing, most, () => turn === this.#turn)
      if (turn !== this.#turn) return
      if (finding.isComplete || (!waits() && finding.hits.length >= most)) return
      await this.#step()
      if (turn !== this.#turn) return
    }
  }

  /** Says how much was found, and shows of which years and with which filters. */
  async #tell(turn: number): Promise<void> {
    const finding = this.#finding
    const { years } = await this.#index.open()
    if (turn !== this.#turn) return
    await this.#chart.show(years, finding, this.#question.range)
    for (const list of this.#form.filters) await this.#showFilter(list)
    if (turn !== this.#turn) return
    this.#status.found(finding, this.#results.length, this.#question)
    this.#root.dataset.found = String(finding?.isComplete && finding.hits.length)
  }

  async #showFilter(list: FilterList): Promise<void> {
    const turn = this.#turn
    if (!list.group.open) return
    const all = (await (await this.#index.open()).filters())[list.name]
    const finding = this.#finding
    const counts = await finding?.count(list.name)
    if (turn !== this.#turn) return
    const chosen = this.#question.filters[list.name]
    list.show({ all, counts, chosen, isComplete: finding?.isComplete ?? true })
  }
}

const root = document.getElementById('archive-search')
if (root) new SearchPage(root)

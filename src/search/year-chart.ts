import { type DateRange, firstDayOf, lastDayOf } from './date-range.ts'
import type { Counts, Finding } from './finding.ts'
import type { How } from './search-form.ts'
import type { Telling } from './telling.ts'

const tall = 100
const wide = 10
const namespace = 'http://www.w3.org/2000/svg'

/** How many were found in each year, as bars; years are chosen on it, by pointer and keyboard. */
export class YearChart {
  readonly #figure: HTMLElement
  readonly #svg: SVGSVGElement
  readonly #telling: Telling
  readonly #choose: (range: DateRange, how: How) => void
  #years: string[] = []
  #bars: SVGGElement[] = []
  /** The year that was pressed or focused first, and the one that the choice reaches to. */
  #anchor = -1
  #reach = -1
  #isDragging = false
  /** Whether the last key made the choice larger or smaller: all such keys are one step of the history. */
  #isExtending = false

  constructor(figure: HTMLElement, telling: Telling, choose: (range: DateRange, how: How) => void) {
    this.#telling = telling
    this.#figure = figure
    this.#svg = figure.querySelector('svg') as SVGSVGElement
    this.#choose = choose
    this.#svg.addEventListener('keydown', event => this.#press(event))
    this.#svg.addEventListener('focusout', ({ relatedTarget }) => {
      if (!this.#svg.contains(relatedTarget as Node | null)) this.#isExtending = false
    })
    this.#svg.addEventListener('pointerdown', event => {
      const at = this.#yearUnder(event)
      if (at === -1) return
      event.preventDefault()
      this.#isDragging = true
      this.#mark(event.shiftKey && this.#anchor >= 0 ? this.#anchor : at, at)
    })
    this.#svg.addEventListener('pointermove', event => {
      const at = this.#yearUnder(event)
      if (this.#isDragging && at !== -1) this.#mark(this.#anchor, at)
    })
    addEventListener('pointerup', () => {
      if (!this.#isDragging) return
      this.#isDragging = false
      this.#settle('push')
    })
  }

  /**
   * Shows how many articles the archive has of each year; of an answer, how many were found in those that were
   * searched, also beyond the time that is chosen. All bars have one scale: years not searched have none.
   */
  async show(all: Counts, finding: Finding | undefined, range: DateRange): Promise<void> {
    const found = await finding?.years()
    this.#draw(all)
    const { words } = this.#telling
    const name = this.#figure.querySelector('figcaption')
    if (name) name.textContent = found ? words.byYear : words.articlesByYear
    const countOf = (year: string) => found?.get(year)?.count ?? (found ? 0 : (all.get(year) ?? 0))
    const highest = Math.max(1, ...this.#years.map(countOf))
    this.#bars.forEach((bar, i) => {
      const year = this.#years[i] ?? ''
      const count = countOf(year)
      const height = count === 0 ? 0 : Math.max(2, (count / highest) * tall)
      const [, column] = bar.children
      column?.setAttribute('height', height.toFixed(2))
      column?.setAttribute('y', (tall - height).toFixed(2))
      const isUnsearched = found !== undefined && !found.has(year)
      bar.classList.toggle('unsearched', isUnsearched)
      const isChosen = Boolean(range.from ?? range.to) && isWithin(year, range)
      bar.setAttribute('aria-pressed', String(isChosen))
      bar.classList.remove('beyond')
      const told = this.#telling.inYear(year, found ? found.get(year) : { count, isWhole: true })
      bar.setAttribute('aria-label', told)
      bar.querySelector('title')?.replaceChildren(told)
    })
  }

  #draw(all: Counts): void {
    const [first = 0, last = 0] = [[...all.keys()][0], [...all.keys()].at(-1)].map(Number)
    const years = Array.from({ length: last - first + 1 }, (_, i) =>
      String(first + i).padStart(4, '0'),
    )
    this.#figure.hidden = all.size < 2
    if (years.length === this.#years.length) return
    this.#years = years
    this.#svg.setAttribute('viewBox', `0 0 ${years.length * wide} ${tall}`)
    this.#svg.setAttribute('preserveAspectRatio', 'none')
    this.#bars = years.map((_, i) => newBar(i))
    this.#bars.at(-1)?.setAttribute('tabindex', '0')
    this.#svg.replaceChildren(...this.#bars)
    this.#figure.querySelector('.ticks')?.replaceChildren(...ticks(years, this.#telling))
  }

  #yearUnder({ clientX, clientY, target }: PointerEvent): number {
    const under = target === this.#svg ? document.elementFromPoint(clientX, clientY) : target
    const bar = under instanceof Element ? under.closest('g') : null
    return bar ? this.#bars.indexOf(bar) : -1
  }

  #mark(anchor: number, reach: number): void {
    this.#anchor = anchor
    this.#reach = reach
    const [first, last] = [Math.min(anchor, reach), Math.max(anchor, reach)]
    this.#bars.forEach((bar, i) => {
      bar.classList.toggle('beyond', i < first || i > last)
      bar.setAttribute('tabindex', i === reach ? '0' : '-1')
    })
  }

  /** Tells the choice; the same single year once more is none. */
  #settle(how: How): void {
    const [first, last] = [this.#anchor, this.#reach].sort((a, b) => a - b)
    const range = { from: this.#day(firstDayOf, first), to: this.#day(lastDayOf, last) }
    const pressed = this.#bars.filter(bar => bar.getAttribute('aria-pressed') === 'true')
    const isSame = first === last && pressed.length === 1 && pressed[0] === this.#bars[first ?? -1]
    this.#choose(isSame ? {} : range, how)
  }

  #day(dayOf: (written: string) => string | undefined, year = 0): string {
    return dayOf(this.#years[year] ?? '') ?? ''
  }

  #press(event: KeyboardEvent): void {
    const bar = event.target instanceof SVGGElement ? this.#bars.indexOf(event.target) : -1
    if (bar === -1) return
    const onward = getComputedStyle(this.#svg).direction === 'rtl' ? -1 : 1
    const steps: Record<string, number> = {
      ...{ ArrowLeft: -onward, ArrowRight: onward, ArrowUp: 1, ArrowDown: -1 },
      ...{ Home: -bar, End: this.#bars.length - 1 - bar },
    }
    const step = steps[event.key]
    if (step !== undefined) this.#move(bar, bar + step, event.shiftKey)
    else if (event.key === 'Enter' || event.key === ' ') {
      this.#mark(bar, bar)
      this.#settle('push')
    } else if (event.key === 'Escape') this.#choose({}, 'push')
    else return
    event.preventDefault()
  }

  #move(from: number, to: number, extends_: boolean): void {
    const bar = this.#bars[to]
    if (!bar) return
    for (const other of this.#bars) other.setAttribute('tabindex', other === bar ? '0' : '-1')
    bar.focus()
    if (!extends_) {
      this.#anchor = to
      this.#isExtending = false
      return
    }
    this.#mark(this.#anchor === -1 ? from : this.#anchor, to)
    this.#settle(this.#isExtending ? 'replace' : 'push')
    this.#isExtending = true
  }
}

function isWithin(year: string, { from, to }: DateRange): boolean {
  return (!from || from.slice(0, 4) <= year) && (!to || year <= to.slice(0, 4))
}

function newBar(i: number): SVGGElement {
  const bar = document.createElementNS(namespace, 'g')
  bar.setAttribute('role', 'button')
  bar.setAttribute('tabindex', '-1')
  const ground = rect(i * wide, wide, 'ground')
  ground.setAttribute('height', String(tall))
  bar.append(
    ground,
    rect(i * wide + 1, wide - 2, 'column'),
    document.createElementNS(namespace, 'title'),
  )
  return bar
}

function rect(x: number, width: number, name: string): SVGRectElement {
  const made = document.createElementNS(namespace, 'rect')
  made.setAttribute('class', name)
  made.setAttribute('x', String(x))
  made.setAttribute('width', String(width))
  return made
}

/** The first and last year, and round ones between them that leave each other room. */
function ticks(years: readonly string[], telling: Telling): HTMLElement[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find(step => years.length / step <= 7) ?? 500
  const room = years.length / 9
  const shown = years.filter((year, i) => {
    if (i === 0 || i === years.length - 1) return true
    return Number(year) % step === 0 && i >= room && i <= years.length - 1 - room
  })
  return shown.map((year, i) => {
    const tick = document.createElement('span')
    tick.textContent = telling.year(year)
    if (i === 0) tick.className = 'first'
    else if (i === shown.length - 1) tick.className = 'last'
    else tick.style.insetInlineStart = `${((years.indexOf(year) + 0.5) / years.length) * 100}%`
    return tick
  })
}

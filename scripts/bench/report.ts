/** What a contender's builds cost in one scenario, at one size: one number for each round. */
export interface Measure {
  size: number
  scenario: string
  contender: string
  wall: number[]
  cpu: number[]
  memory: number[]
  files: number
  bytes: number
}

/** All that a run of the benchmark saw. */
export interface Results {
  date: string
  machine: string
  versions: Record<string, string>
  measures: Measure[]
}

/** The middle of some numbers; the mean of the middle two when they are even in number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  return (low + high) / 2
}

/**
 * A Markdown table of one size: a row for each scenario and contender. Ratios are to `basis`, in the same
 * scenario or else in the first in which it was measured.
 */
export function table(measures: readonly Measure[], basis: string): string {
  const rows = measures.map(measure => {
    const ofBasis = measures.filter(({ contender }) => contender === basis)
    const base = ofBasis.find(({ scenario }) => scenario === measure.scenario) ?? ofBasis[0]
    const wall = median(measure.wall)
    const ratio = base ? (wall / median(base.wall)).toFixed(2) : '–'
    return [
      measure.scenario,
      measure.contender,
      seconds(wall),
      ratio,
      seconds(median(measure.cpu)),
      Math.round(median(measure.memory)).toLocaleString('en'),
      measure.files.toLocaleString('en'),
      (measure.bytes / 1e6).toFixed(1),
    ]
  })
  const head = ['scenario', 'generator', 'seconds', `× ${basis}`, 'CPU s', 'peak MB', 'files', 'MB']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i < 2 ? '-' : '-:'))), ...rows.map(line)].join('\n')
}

function seconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1)
}

/** New measures in the place of older ones of the same size, scenario and contender, sorted by size. */
export function merged(old: readonly Measure[], fresh: readonly Measure[]): Measure[] {
  const key = ({ size, scenario, contender }: Measure) => `${size} ${scenario} ${contender}`
  const all = new Map([...old, ...fresh].map(measure => [key(measure), measure]))
  return [...all.values()].sort((a, b) => a.size - b.size)
}

/** Text with what stands between `<!-- bench -->` and `<!-- /bench -->` replaced. Throws without marks. */
export function withBench(text: string, inner: string): string {
  const marks = /(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/
  if (!marks.test(text)) throw new Error('the page has no <!-- bench --> marks')
  return text.replace(marks, (_, open: string, close: string) => `${open}${inner}\n${close}`)
}

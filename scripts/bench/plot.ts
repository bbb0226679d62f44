import { type Measure, median } from './report.ts'

const width = 640
const height = 400
const margin = { left: 64, right: 150, top: 24, bottom: 48 }
const colours = ['#8a1f11', '#1b4d89', '#3f7d20', '#7a5195', '#b8860b', '#555555']

/** A point of a line: articles and seconds. */
type Point = readonly [size: number, seconds: number]

/** Lines of seconds over articles, both logarithmic, as an SVG document. */
export function plot(lines: ReadonlyMap<string, readonly Point[]>): string {
  const points = [...lines.values()].flat()
  const x = scale(
    points.map(([size]) => size),
    margin.left,
    width - margin.right,
  )
  const y = scale(
    points.map(([, seconds]) => seconds),
    height - margin.bottom,
    margin.top,
  )
  const vertical = x.ticks.map(
    tick =>
      `<path d="M${x.at(tick)} ${margin.top}V${height - margin.bottom}" class="grid"/><text x="${x.at(tick)}" y="${height - margin.bottom + 20}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
  )
  const horizontal = y.ticks.map(
    tick =>
      `<path d="M${margin.left} ${y.at(tick)}H${width - margin.right}" class="grid"/><text x="${margin.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${tick.toLocaleString('en')} s</text>`,
  )
  const drawn = [...lines].map(([name, line], i) => {
    const colour = colours[i % colours.length]
    const path = line.map(([size, seconds]) => `${x.at(size)} ${y.at(seconds)}`)
    const [lastX, lastY] = (path.at(-1) ?? '0 0').split(' ').map(Number)
    const dots = path.map(
      at => `<circle cx="${at.replace(' ', '" cy="')}" r="3" fill="${colour}"/>`,
    )
    return `<path d="M${path.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}<text x="${(lastX ?? 0) + 8}" y="${(lastY ?? 0) + 4}" fill="${colour}">${name}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Seconds of a build over the number of articles">`,
    '<style>text{font:12px sans-serif;fill:#444}.grid{stroke:#ddd}rect{fill:#fff}</style>',
    `<rect width="${width}" height="${height}"/>`,
    ...[...vertical, ...horizontal, ...drawn],
    `<text x="${(margin.left + width - margin.right) / 2}" y="${height - 8}" text-anchor="middle">articles</text>`,
    '</svg>\n',
  ].join('\n')
}

/** Powers of ten around the values, spread over `from` to `to`. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  const at = (value: number) =>
    Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)) }
}

const shown = ['cold', 'one old article edited', 'nothing changed']

/** The lines of the plot: each contender's in the scenarios that show how cost grows. */
export function growth(measures: readonly Measure[]): Map<string, Point[]> {
  const lines = new Map<string, Point[]>()
  for (const { size, scenario, contender, wall } of measures) {
    const isShown = contender === 'Backfile' ? shown.includes(scenario) : scenario === 'cold'
    if (!isShown) continue
    const name =
      contender === 'Backfile' ? `Backfile, ${scenario.replace('one old article ', '')}` : contender
    lines.set(name, [...(lines.get(name) ?? []), [size, median(wall)]])
  }
  return new Map([...lines].filter(([, line]) => line.length > 1))
}

import { describe, expect, it } from 'vitest'
import { growth, plot } from './plot.ts'
import { type Measure, median, merged, table, withBench } from './report.ts'

const measure = (contender: string, wall: number[], scenario = 'cold', size = 500): Measure => ({
  ...{ size, scenario, contender, wall, cpu: wall, memory: wall.map(() => 100.4) },
  ...{ files: 1234, bytes: 2_500_000 },
})

describe('median()', () => {
  it('is the middle value, or the mean of the middle two', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(median([7])).toBe(7)
    expect(median([])).toBeNaN()
  })
})

describe('table()', () => {
  it('has a row for each measure, with the ratio to the basis in the same scenario', () => {
    const rows = table([measure('Backfile', [2, 30, 4]), measure('Hugo', [8])], 'Hugo').split('\n')
    expect(rows.slice(2)).toEqual([
      '| cold | Backfile | 4.00 | 0.50 | 4.00 | 100 | 1,234 | 2.5 |',
      '| cold | Hugo | 8.00 | 1.00 | 8.00 | 100 | 1,234 | 2.5 |',
    ])
  })

  it('takes the basis of another scenario where it was not measured in this one', () => {
    const measures = [measure('Hugo', [8]), measure('Backfile', [2], 'nothing changed')]
    expect(table(measures, 'Hugo')).toContain('| nothing changed | Backfile | 2.00 | 0.25 |')
    expect(table([measure('Backfile', [2])], 'Hugo')).toContain('| cold | Backfile | 2.00 | – |')
  })
})

describe('merged()', () => {
  it('puts new measures in the place of old ones of the same kind, by size', () => {
    const old = [measure('Hugo', [1], 'cold', 1000), measure('Hugo', [2], 'cold', 500)]
    const all = merged(old, [measure('Hugo', [3], 'cold', 500)])
    expect(all.map(({ size, wall }) => [size, ...wall])).toEqual([
      [500, 3],
      [1000, 1],
    ])
  })
})

describe('withBench()', () => {
  it('replaces what stands between the marks, and nothing else', () => {
    const page = 'a\n<!-- bench -->\nold $1\n<!-- /bench -->\nb'
    expect(withBench(page, 'new $&')).toBe('a\n<!-- bench -->\nnew $&\n<!-- /bench -->\nb')
    expect(withBench('<!-- bench -->\n<!-- /bench -->', 'new')).toBe(
      '<!-- bench -->\nnew\n<!-- /bench -->',
    )
    expect(() => withBench('a', 'b')).toThrow('marks')
  })
})

describe('plot()', () => {
  it('draws a line for each contender that was measured at several sizes', () => {
    const measures = [500, 1000, 20_000].flatMap(size => [
      measure('Backfile', [size / 100], 'cold', size),
      measure('Hugo', [size / 50], 'cold', size),
      measure('Hugo', [size / 50], 'nothing changed', size),
    ])
    const lines = growth([...measures, measure('Astro', [9])])
    expect([...lines.keys()]).toEqual(['Backfile, cold', 'Hugo'])
    const svg = plot(lines)
    expect(svg.match(/<circle/g)).toHaveLength(6)
    expect(svg).not.toContain('NaN')
  })
})

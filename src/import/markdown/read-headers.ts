import type { ReadValues } from './read-values.ts'
import type { Value } from './value.ts'

/**
 * Reads headers as Pelican and MultiMarkdown write them: `Title: …`, a value over several lines where those after the
 * first are indented. Of a key that stands twice the first counts. Undefined when a line is neither.
 */
export function readHeaders(matter: string): ReadValues | undefined {
  const values: Record<string, Value> = {}
  const mended: string[] = []
  let last = ''
  for (const line of matter.split('\n').filter(one => one.trim() !== '')) {
    const [, key = '', rest = ''] = /^ {0,3}([A-Za-z][\w .-]*?)\s*:(?:\s+(.*)|$)/.exec(line) ?? []
    if (key !== '') {
      if (Object.hasOwn(values, key)) mended.push(`“${key}” stands twice: the first was taken`)
      else values[key] = rest.trim()
      last = key
    } else if (last !== '' && /^(?: {2,}|\t)/.test(line)) {
      values[last] = `${String(values[last])} ${line.trim()}`.trim()
    } else return undefined
  }
  return { values, mended }
}

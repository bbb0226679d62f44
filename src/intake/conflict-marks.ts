/** What git writes around the two sides of a conflict. */
const marks = [/^<{7} .+$/m, /^={7}$/m, /^>{7} .+$/m] as const

/**
 * The line, counted from 1, at which a text has the marks of a conflict in git; undefined where it does not have all three
 * of them in their order: a line of seven signs of one kind may be an author's own.
 */
export function conflictLine(text: string): number | undefined {
  if (!text.includes('<<<<<<<')) return undefined
  const places = marks.map(mark => mark.exec(text)?.index ?? -1)
  const [start = -1, middle = -1, end = -1] = places
  const isConflict = start >= 0 && start < middle && middle < end
  return isConflict ? text.slice(0, start).split('\n').length : undefined
}

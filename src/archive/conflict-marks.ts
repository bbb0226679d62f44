/** A line that git writes around the sides of a conflict or between them. */
const mark = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/

/** Whether a line, without its end, is a mark of a conflict in git. In a text, one of them alone may be an author's own. */
export function isConflictMark(line: string): boolean {
  return mark.test(line)
}

/** The line, counted from 1, at which a text has a conflict of git: all three marks at the beginning of lines, in their order. */
export function conflictLine(text: string): number | undefined {
  if (!text.includes('<<<<<<<')) return undefined
  const marks = linesIn(text).map(markIn)
  const start = marks.indexOf('<')
  const middle = start < 0 ? -1 : marks.indexOf('=', start)
  return middle >= 0 && marks.includes('>', middle) ? start + 1 : undefined
}

/**
 * A text as each side of its conflicts has it: ours first. What both sides began from is left out (`|||||||`). More than
 * two where a side has conflicts itself; the text alone where it has none. Undefined where a mark is missing.
 */
export function sidesOf(text: string): string[] | undefined {
  const whole: Part[] = []
  const open: Conflict[] = []
  let into = whole
  for (const line of linesIn(text)) {
    const conflict = open.at(-1)
    const kind = markIn(line)
    if (kind === '<') {
      const begun: Conflict = { ours: [], base: undefined, theirs: undefined }
      into.push(begun)
      open.push(begun)
      into = begun.ours
    } else if (!conflict || kind === undefined) into.push(line)
    else if (kind === '|' && !conflict.base && !conflict.theirs) into = conflict.base = []
    else if (kind === '=' && !conflict.theirs) into = conflict.theirs = []
    else if (kind === '>' && conflict.theirs) {
      open.pop()
      const around = open.at(-1)
      into = around ? (around.theirs ?? around.base ?? around.ours) : whole
    } else return undefined
  }
  return open.length > 0 ? undefined : versionsOf(whole)
}

/** Lines as they are written, and conflicts between them. */
type Part = string | Conflict

interface Conflict {
  ours: Part[]
  base: Part[] | undefined
  theirs: Part[] | undefined
}

function versionsOf(parts: readonly Part[]): string[] {
  const each = parts.map(part =>
    typeof part === 'string' ? [part] : [part.ours, part.theirs ?? []].flatMap(versionsOf),
  )
  const count = Math.max(1, ...new Set(each.map(({ length }) => length)))
  return Array.from({ length: count }, (_, i) => each.map(one => one[i] ?? one.at(-1)).join(''))
}

/** Lines with their ends. */
function linesIn(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
}

/** Which mark a line is, by the sign that it repeats. The first line may have a byte order mark before it. */
function markIn(line: string): string | undefined {
  const plain = line.replace(/^\uFEFF|[\r\n]+$/g, '')
  return isConflictMark(plain) ? plain[0] : undefined
}

import { frontmatterSchema } from '../archive/frontmatter.ts'
import { siteSchema } from '../archive/site.ts'

/** A way to put a line right: what is wrong with it, and the line as it should be. */
export interface Repair {
  reason: string
  should: string
  /** Set when the line above becomes a part of it. */
  withAbove?: true
}

/** What may be wrong with a line of YAML, the likeliest first. `above` are the lines before it. */
export function repairsOf(line: string, above: readonly string[]): Repair[] {
  const joined = goingOn(line, above.at(-1) ?? '')
  const single = mistakes.flatMap(({ reason, mend }) => {
    const should = mend(line, above)
    return should === undefined || should === line ? [] : [{ reason: reason(line), should }]
  })
  return joined ? [joined, ...single] : single
}

/** A text that goes on below its key, with a colon in it. */
function goingOn(line: string, above: string): Repair | undefined {
  const [, name, value] = keyed.exec(above) ?? []
  if (!value || /^["'|>[{]/.test(value) || !/^\s+(?!-\s)\S*[^\s:]\s.*:\s/.test(line))
    return undefined
  const should = quoted(`${name}: ${value} ${line.trim()}`)
  const reason = 'A text of several lines with “: ” in it needs quotation marks.'
  return should === undefined ? undefined : { reason, should, withAbove: true }
}

interface Mistake {
  reason: (line: string) => string
  /** The line without this mistake; undefined when it has none. */
  mend: (line: string, above: readonly string[]) => string | undefined
}

const key = String.raw`(\s*(?:-\s+)*[\p{L}\p{N}_-]+)`
const keyed = new RegExp(`^${key}:\\s+(.*?)\\s*$`, 'u')

const keyOrEntry = /^\s*(?:[\p{L}_][\p{L}\p{N}_-]*:(?:\s|$)|-\s)/u

const names = [frontmatterSchema, siteSchema].flatMap(({ shape }) => Object.keys(shape))
const keyWithoutColon = new RegExp(`^(\\s*(?:${names.join('|')}))\\s+(?=\\S)`)

const mistakes: Mistake[] = [
  {
    reason: () => 'There is a no-break space here; use an ordinary space.',
    mend: line => line.replaceAll(/[\u00a0\u2007\u202f\u3000]/g, ' '),
  },
  {
    reason: () => 'The line begins with a tab. Use spaces instead.',
    mend: (line, above) => replaced(line, /^[ \t]*\t[ \t]*/, spacesOf(above)),
  },
  {
    reason: () => 'The line begins with a tab. Use spaces instead.',
    mend: (line, above) => replaced(line, /^[ \t]*\t[ \t]*/, `${spacesOf(above)}  `),
  },
  {
    reason: () => 'There is a tab between the key and its value.',
    mend: line => replaced(line, new RegExp(`^${key}:[ \\t]*\\t[ \\t]*`, 'u'), '$1: '),
  },
  {
    reason: () => 'The colon is one of full width.',
    mend: line => replaced(line, new RegExp(`^${key}：\\s*`, 'u'), '$1: '),
  },
  {
    reason: () => 'There is no space after the colon.',
    mend: line => replaced(line, new RegExp(`^${key}:(?=[^\\s:/])`, 'u'), '$1: '),
  },
  {
    reason: () => 'There is no space after the hyphen.',
    mend: line => replaced(line, /^(\s*)-(?=[^\s-])/, '$1- '),
  },
  {
    reason: () => 'A key is followed by a colon, not by “=”.',
    mend: line => replaced(line, new RegExp(`^${key}\\s*=\\s*`, 'u'), '$1: '),
  },
  {
    reason: () => 'There is no colon after the key.',
    mend: line => replaced(line, keyWithoutColon, '$1: '),
  },
  {
    reason: () => 'The line does not begin below the one above it.',
    mend: (line, above) =>
      above.length > 1 && keyOrEntry.test(line)
        ? replaced(line, /^ */, spacesOf(above))
        : undefined,
  },
  {
    reason: () => 'There are spaces before the key.',
    mend: line => (keyOrEntry.test(line) ? replaced(line, /^ +/, '') : undefined),
  },
  {
    reason: () => 'There is a comma at the end.',
    mend: line => replaced(line, /,\s*$/, ''),
  },
  {
    reason: () => 'The bracket is not closed.',
    mend: line => (/:\s+\[[^\]]*$/.test(line) ? `${line.trimEnd().replace(/,$/, '')}]` : undefined),
  },
  {
    reason: () => 'The brace is not closed.',
    mend: line => (/:\s+\{[^}]*$/.test(line) ? `${line.trimEnd().replace(/,$/, '')}}` : undefined),
  },
  {
    reason: () => 'The quotation mark is not closed.',
    mend: line => {
      const [, , value = ''] = keyed.exec(line) ?? []
      const mark = /^["']/.exec(value)?.[0]
      if (mark === undefined || value.slice(1).includes(mark)) return undefined
      return `${line.trimEnd()}${mark}`
    },
  },
  { reason: needsQuotation, mend: line => quoted(line) },
  {
    reason: () => 'The line goes on with the text above, so it needs spaces before it.',
    mend: line => (/^[^\s-]/.test(line) && !keyOrEntry.test(line) ? `  ${line}` : undefined),
  },
]

/** The spaces that the last line with anything in it begins with. */
function spacesOf(lines: readonly string[]): string {
  return /^ */.exec(lines.findLast(line => line.trim() !== '') ?? '')?.[0] ?? ''
}

function replaced(line: string, wrong: RegExp, right: string): string | undefined {
  return wrong.test(line) ? line.replace(wrong, right) : undefined
}

/** The line with its value, or its entry of a list, in quotation marks. */
export function quoted(line: string): string | undefined {
  const [, name, value] = keyed.exec(line) ?? /^(\s*-)\s+(.*?)\s*$/.exec(line) ?? []
  if (!value || /^[|>][+-]?\d?$/.test(value)) return undefined
  const text = /^(["']).*\1$/.test(value) ? value.slice(1, -1).replaceAll(/\\?"/g, '”') : value
  const mark = text.includes('"') || text.includes('\\') ? "'" : '"'
  const inner = mark === "'" ? text.replaceAll("'", "''") : text
  return `${name}${name?.trimEnd().endsWith('-') ? '' : ':'} ${mark}${inner}${mark}`
}

/** Why the value of a line needs quotation marks. */
export function needsQuotation(line: string): string {
  const [, , value = ''] = keyed.exec(line) ?? /^(\s*-)\s+(.*?)\s*$/.exec(line) ?? []
  if (/^".*\\.*"$/.test(value))
    return 'In double quotation marks “\\” begins a code. Use single ones.'
  if (/^["']/.test(value)) return 'The quotation marks do not hold the whole text.'
  const special = /^[@`%&*!|>{}[\],?#]/.exec(value)?.[0]
  if (special !== undefined) return `A text that begins with “${special}” needs quotation marks.`
  return value.includes(': ') || value.endsWith(':')
    ? 'A text with “: ” in it needs quotation marks.'
    : 'The text needs quotation marks.'
}

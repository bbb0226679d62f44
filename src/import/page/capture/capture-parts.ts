import { type CaptureLine, captureLine } from './capture-line.ts'

/** The parts of an article in what was copied from its page. */
interface CaptureParts {
  title?: string | undefined
  paragraphs: string[]
  section?: string | undefined
  region?: string | undefined
  source?: string | undefined
  authors: string[]
  tags: string[]
  address?: string | undefined
  lines: CaptureLine[]
  /** Texts around the article that were left out, once each. */
  left: string[]
  /** What the page says of its publisher: the longer text that it shows more than once. */
  whoWeAre?: string | undefined
}

/** A paragraph has so many words, or ends like a sentence and has some. */
const isParagraph = (line: CaptureLine | undefined): boolean =>
  line?.kind === 'dateline'
    ? line.rest !== ''
    : line?.kind === 'text' &&
      (line.words >= 18 || (line.words >= 8 && /[.!?؟。…"”»]$/u.test(line.text)))

/**
 * Parts the text of a copied page: its article begins with the headline before the dateline or the first paragraph, and
 * ends with its source, its tags, the line about rights or the list of other articles.
 */
export function captureParts(text: string): CaptureParts {
  const lines = linesOf(text).map(captureLine)
  const repeated = repeatedTexts(lines)
  const isBlurb = (line: CaptureLine) => repeated.has(line.text)
  const first = startOf(lines, isBlurb)
  const head = headlineAt(lines, first, isBlurb)
  const end = endOf(lines, first)
  const of = <K extends CaptureLine['kind']>(kind: K) =>
    lines.filter((line): line is Extract<CaptureLine, { kind: K }> => line.kind === kind)
  const [dateline] = of('dateline')
  const title = lines[head]?.text
  const isBody = (line: CaptureLine, at: number) =>
    at >= first && at < end && at !== head && !isBlurb(line)
  return {
    title,
    paragraphs: lines.filter(isBody).flatMap(line => paragraphIn(line, title)),
    section: dateline?.section,
    region: dateline?.region,
    source: of('source').at(-1)?.name,
    authors: of('author').map(({ name }) => name),
    tags: [...new Set(of('tags').flatMap(({ tags }) => tags))],
    address: of('address')[0]?.text,
    lines,
    left: leftOut(lines, first, end, head, isBlurb),
    whoWeAre: lines.find(isBlurb)?.text,
  }
}

/** The lines of a text; lines that were broken to a width are joined to their paragraphs. */
function linesOf(text: string): string[] {
  const blocks = withTagsApart(text)
    .split(/\n\s*\n/)
    .map(block =>
      block
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean),
    )
  const isWrapped = (block: string[]) =>
    block.length > 2 && block.slice(0, -1).every(line => line.length > 50 && line.length <= 90)
  return blocks.flatMap(block => (isWrapped(block) ? [block.join(' ')] : block))
}

/** A text with line ends before the hashtags that stand behind a source. */
function withTagsApart(text: string): string {
  return text.replaceAll(/^([^#\n:：]{2,12}[:：][^#\n]{2,80}?)\s*(?=#\p{L})/gmu, '$1\n')
}

/** Longer texts that stand more than once on a page: about the site, not of the article. */
function repeatedTexts(lines: readonly CaptureLine[]): Set<string> {
  const seen = new Set<string>()
  const long = lines.filter(line => line.kind === 'text' && line.words >= 8).map(({ text }) => text)
  const paragraphs = lines.filter(isParagraph).length
  return paragraphs > 2 || new Set(long).size > 1
    ? new Set(long.filter(text => seen.has(text) || !seen.add(text)))
    : new Set()
}

/**
 * Where the text begins: at the dateline, or at the first paragraph with a headline before it that another paragraph
 * follows, or at the only one.
 */
function startOf(lines: readonly CaptureLine[], isBlurb: (line: CaptureLine) => boolean): number {
  const dateline = lines.findIndex(({ kind }) => kind === 'dateline')
  if (dateline >= 0) return dateline
  const further = lines.findIndex(({ kind }) => kind === 'further')
  const own = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => isParagraph(line) && !isBlurb(line) && (further < 0 || at < further))
  const titled = own.filter(({ at }) => at === 0 || headlineAt(lines, at, isBlurb) >= 0)
  const all = titled.length > 0 ? titled : own
  const paired = all.find(
    ({ at }, index) => (all[index + 1]?.at ?? Number.POSITIVE_INFINITY) - at <= 3,
  )
  return (paired ?? all[0])?.at ?? (further < 0 ? lines.length : further)
}

/**
 * The headline: the line right above a dateline, of whatever length; otherwise the nearest line of several words before
 * the text, else the line behind a dateline on its own.
 */
function headlineAt(
  lines: readonly CaptureLine[],
  first: number,
  isBlurb: (line: CaptureLine) => boolean,
): number {
  const isHeadline = (line: CaptureLine | undefined) =>
    line?.kind === 'text' &&
    line.words >= 3 &&
    line.words <= 30 &&
    !isBlurb(line) &&
    !/[^.]\.$/.test(line.text)
  const above = lines[first - 1]
  const isDated = lines[first]?.kind === 'dateline'
  if (isDated && above?.kind === 'text' && above.words < 3 && !isBlurb(above)) return first - 1
  for (let at = first - 1; at >= Math.max(0, first - 8); at--) {
    if (isHeadline(lines[at])) return at
  }
  const start = lines[first]
  if (start?.kind === 'dateline' && start.rest === '' && isHeadline(lines[first + 1]))
    return first + 1
  return above?.kind === 'text' && !isBlurb(above) && first === 1 ? 0 : -1
}

/** Where the text ends: behind its last paragraph before tags, rights or other articles. */
function endOf(lines: readonly CaptureLine[], first: number): number {
  const ends = ['tags', 'rights', 'further']
  const found = lines.findIndex(
    (line, at) => at > first + 1 && ends.includes(line.kind) && !isCredit(line, lines[at + 1]),
  )
  const source = lines.findIndex(({ kind }, at) => at > first && kind === 'source')
  if (found < 0) return source < 0 ? lines.length : source
  return source >= 0 && source < found && !lines.slice(source, found).some(isParagraph)
    ? source
    : found
}

/** Whether a line is `© Ada Berg` below a picture: without a year, right before a paragraph. */
function isCredit(line: CaptureLine, next: CaptureLine | undefined): boolean {
  const isNamed = line.kind === 'rights' && line.year === undefined && /^[©ⓒ(]/.test(line.text)
  return isNamed && isParagraph(next)
}

function paragraphIn(line: CaptureLine, title: string | undefined): string[] {
  if (line.kind === 'dateline') return line.rest ? [line.rest] : []
  return line.kind === 'text' && line.text !== title ? [line.text] : []
}

/** What is no menu and no part of the article: longer texts before and behind it, and what could be its headline. */
function leftOut(
  lines: readonly CaptureLine[],
  first: number,
  end: number,
  head: number,
  isBlurb: (line: CaptureLine) => boolean,
): string[] {
  const isNear = (at: number) => at < first && (head < 0 ? at === first - 1 : at > head)
  const left = lines.filter(
    (line, at) =>
      line.kind === 'text' &&
      at !== head &&
      (isBlurb(line) || ((at < first || at >= end) && (line.words >= 8 || isNear(at)))),
  )
  return [...new Set(left.map(({ text }) => text))]
}

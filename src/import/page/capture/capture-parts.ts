import { type CaptureLine, captureLine } from './capture-line.ts'
import { clipPlaces } from './clip-places.ts'
import { isParagraph, pagePlaces } from './page-places.ts'
import type { Places } from './places.ts'

/** The parts of an article in what was copied from its page. */
interface CaptureParts {
  title?: string | undefined
  /** Why that may be no headline, in a sentence. */
  doubt?: string | undefined
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

/**
 * Parts the text of a copied page: its article begins with the headline before the dateline or the first paragraph, and
 * ends with its source, its tags, the line about rights or the list of other articles.
 */
export function captureParts(text: string): CaptureParts {
  const lines = linesOf(text).map(captureLine)
  const repeated = repeatedTexts(lines)
  const isBlurb = (line: CaptureLine) => repeated.has(line.text)
  const isClip = repeated.size === 0
  const { head, doubt, isBody, isLeft } =
    (isClip ? clipPlaces(lines) : undefined) ?? pagePlaces(lines, isBlurb)
  const of = <K extends CaptureLine['kind']>(kind: K) =>
    lines.filter((line): line is Extract<CaptureLine, { kind: K }> => line.kind === kind)
  const [dateline] = of('dateline')
  const headline = lines[head]
  const title = headline?.kind === 'title' ? headline.name : headline?.text
  return {
    title,
    doubt,
    paragraphs: lines
      .filter((_, at) => isBody(at) && at !== head)
      .flatMap(line => paragraphIn(line, title)),
    section: dateline?.section,
    region: dateline?.region,
    source: of('source').at(-1)?.name,
    authors: [
      ...of('author').map(({ name }) => name),
      ...of('date').flatMap(({ author }) => author ?? []),
    ],
    tags: [...new Set(of('tags').flatMap(({ tags }) => tags))],
    address: of('address')[0]?.address,
    lines,
    left: leftOut(lines, isLeft, isBlurb),
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

function paragraphIn(line: CaptureLine, title: string | undefined): string[] {
  if (line.kind === 'dateline') return line.rest ? [line.rest] : []
  return line.kind === 'text' && line.text !== title ? [line.text] : []
}

/** What is no menu and no part of the article, once each. */
function leftOut(
  lines: readonly CaptureLine[],
  isLeft: Places['isLeft'],
  isBlurb: (line: CaptureLine) => boolean,
): string[] {
  const left = lines.filter((line, at) => (line.kind === 'text' && isBlurb(line)) || isLeft(at))
  return [...new Set(left.map(({ text }) => text))]
}

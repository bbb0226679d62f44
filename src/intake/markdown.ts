import type { Root as Html } from 'hast'
import type { Root } from 'mdast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkRehype from 'remark-rehype'
import { VFile } from 'vfile'
import type { MarkdownText } from '../archive/markdown-text.ts'
import { alignedCells } from './aligned-cells.ts'
import { addressesAsRead } from './as-read.ts'
import { asShown } from './as-shown.ts'
import { asWritten } from './as-written.ts'
import { destinations } from './destinations.ts'
import { figures } from './figures.ts'
import { emptyFindings, type Findings, type Notes, placeOf } from './findings.ts'
import { needsRaw } from './gates.ts'
import { gfmSyntax } from './gfm-syntax.ts'
import { headingIds } from './heading-ids.ts'
import { headlineOnce } from './headline-in-text.ts'
import { noteHiddenText } from './hidden-text.ts'
import { altsIn, images } from './images-in-text.ts'
import { joinedLines } from './joined-lines.ts'
import { links } from './links-in-text.ts'
import { namedTags, unendedComment, withNamedTags } from './named-tags.ts'
import { noteRemoved, noteUnsafe } from './notes.ts'
import { tooManyTags } from './open-tags.ts'
import { markdownParser } from './parse-markdown.ts'
import { noteRemovedLooks } from './removed-looks.ts'
import { schema } from './sanitize-schema.ts'
import { scrollingTables } from './scrolling-tables.ts'
import { textAlone } from './text-alone.ts'
import { type TooComplex, tooComplex } from './text-limits.ts'
import { noteUnknownMarkup } from './unknown-markup.ts'
import { handlers, wholeTree } from './whole-tree.ts'

/** An article's text, rendered: what its page shows, what search reads, what it refers to. */
interface Rendered extends Findings {
  /** Sanitized HTML, in which links and images of the archive are still placeholders. */
  html: string
  text: string
  markdown: MarkdownText
  /** Alternative texts of its images. */
  alts: string[]
}

const parse = markdownParser(destinations)
/** Writes what is shown as Markdown of its own. */
const gfm = remark().use(gfmSyntax).use(destinations).freeze()

const toHtml = remark()
  .use(remarkRehype, { clobberPrefix: '', allowDangerousHtml: true, handlers })
  .freeze()
const parseRaw = remark().use(rehypeRaw).freeze()
const finish = remark()
  .use(addressesAsRead)
  .use(noteRemoved)
  .use(noteUnsafe)
  .use(noteHiddenText)
  .use(rehypeSanitize, schema)
  .use(joinedLines)
  .use(headlineOnce)
  .use(headingIds)
  .use(figures)
  .use(scrollingTables)
  .use(links)
  .use(images)
  .freeze()
const aligned = remark().use(alignedCells).freeze()
const compiler = remark().use(rehypeStringify).freeze()

/**
 * Renders Markdown (CommonMark and GFM, raw HTML only through the sanitizer, which is parsed only where the text
 * contains it).
 *
 * @param file the article's path below the content folder, for its relative links and images
 * @param firstLine the line of the file at which `markdown` begins
 * @param title the headline, which the text does not say again
 */
export function renderMarkdown(
  markdown: string,
  file: string,
  firstLine = 1,
  title?: string,
): Rendered {
  const complex = tooComplex(markdown)
  if (complex) return unrendered(complex, file, firstLine)
  try {
    return renderedWhole(markdown, emptyFindings(file, firstLine, title))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return unrendered({ line: 1, reason: 'is nested too deeply' }, file, firstLine)
  }
}

function renderedWhole(written: string, findings: Notes): Rendered {
  const { markdown, tree } = parsed(written, findings)
  const vfile = new VFile({ value: markdown })
  vfile.data.findings = findings
  const isRaw = needsRaw(tree)
  const complex = isRaw ? tooManyTags(tree) : undefined
  if (complex) return unrendered(complex, findings.file, findings.firstLine)
  const html = toHtml.runSync(wholeTree(tree) as never, vfile) as unknown as Html
  const whole = isRaw ? (parseRaw.runSync(html as never, vfile) as unknown as Html) : html
  const done = finish.runSync(whole as never, vfile) as unknown as Html
  const { problems, links: linked, webLinks, images: shown } = findings
  const kept = (!findings.isLess && asWritten(markdown, tree, done)) || asShown(done, gfm)
  return {
    html: compiler.stringify(aligned.runSync(done as never) as never),
    text: textAlone(done),
    markdown: kept,
    alts: altsIn(done),
    links: linked,
    webLinks,
    images: shown,
    problems,
  }
}

/** Texts name tags in so many layers at most, each hidden by the one before. */
const mostLayers = 4

/** So many different tags are told of. */
const mostTold = 20

/** A text, parsed; tags that it names, and that would hide what follows them, are text. */
function parsed(written: string, notes: Notes): { markdown: string; tree: Root } {
  let markdown = written
  let tree = parse(markdown)
  for (let layer = 0; layer < mostLayers && needsRaw(tree); layer += 1) {
    const named = namedTags(tree, markdown)
    if (named.length === 0) break
    const firsts = new Map(named.toReversed().map(one => [one.tag, one]))
    for (const { tag, ...start } of [...firsts.values()].reverse().slice(0, mostTold))
      notes.problems.push({ code: 'tag-in-text', ...placeOf({ position: { start } }, notes), tag })
    markdown = withNamedTags(markdown, named)
    tree = parse(markdown)
  }
  noteUnknownMarkup(tree, notes)
  noteRemovedLooks(tree, notes)
  const comment = unendedComment(tree)
  if (comment) {
    const place = placeOf({ position: { start: comment } }, notes)
    notes.problems.push({ code: 'html-unended', ...place, start: comment.tag })
  }
  return { markdown, tree }
}

/** Of a text that is too complex nothing is shown, and that is an error. */
function unrendered({ line, reason }: TooComplex, file: string, firstLine: number): Rendered {
  const problem = { code: 'text-too-complex', file, line: firstLine + line - 1, reason } as const
  const markdown = { text: '', leads: [] }
  return {
    html: '',
    text: '',
    markdown,
    links: [],
    webLinks: [],
    images: [],
    problems: [problem],
    alts: [],
  }
}

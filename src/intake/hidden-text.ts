import type { Element, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import type { VFile } from 'vfile'
import { findingsOf, type Notes, placeOf } from './findings.ts'
import { hidingOf, isShownWithin } from './hiding-style.ts'
import { percentComments } from './percent-comments.ts'
import { type Piece, runningText, type Span } from './running-text.ts'
import { schema } from './sanitize-schema.ts'
import { elementsIn } from './walk.ts'

/** How comments begin and end that templates leave out of a page, and Markdown does not. */
const comments: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/\{%-?\s*comment\b[^%}]{0,40}%\}/g, /\{%-?\s*endcomment\s*-?%\}/g],
  [/\{#(?!\})/g, /#\}/g],
  [/\{\{-?\s*\/\*/g, /\*\/\s*-?\}\}/g],
  [/\{\{!/g, /\}\}/g],
  [/(?<!\{)\{\/\*/g, /\*\/\}/g],
]

/**
 * Notes text that its author hides from readers in a way that has no effect here, so that it would be published:
 * comments of other systems, and elements that HTML hides. What may be a comment of Obsidian is noted as that.
 */
export function noteHiddenText() {
  return (tree: Root, file: VFile): void => {
    const notes = findingsOf(file)
    const { whole, pieces } = runningText(tree)
    const texts = pieces.filter(({ node }) => node.type === 'text')
    const { comments, doubtful } = percentComments(whole)
    for (const span of [...comments.slice(0, 1), ...templateComments(whole)]) {
      const place = placeIn(texts, span.start, notes)
      notes.problems.push({ code: 'hidden-text', ...place, written: shortened(whole, span) })
    }
    const [first, second] = doubtful
    if (first) {
      const place = placeIn(texts, first.start, notes)
      const written = shortened(whole, { start: first.start, end: second?.end ?? first.end + 40 })
      const more = Math.max(0, doubtful.length - 2)
      notes.problems.push({ code: 'text-may-be-hidden', ...place, written, more })
    }
    for (const { node } of pieces) {
      if (node.type === 'text') continue
      const place = placeOf(node, notes)
      const said = wordsOf(node).find(words => words.includes('%%'))
      if (said !== undefined)
        notes.problems.push({ code: 'text-may-be-hidden', ...place, written: said, more: 0 })
      if (!isHidden(node) || !isKept(node)) continue
      const written = `<${node.tagName} ${node.properties.hidden === undefined ? 'style="…"' : 'hidden'}>`
      notes.problems.push({ code: 'hidden-text', ...place, written })
    }
  }
}

/** What a picture or a link says in its attributes. */
function wordsOf({ properties: { alt, title } }: Element): string[] {
  return [alt, title].filter(words => typeof words === 'string')
}

/** Whether an attribute of an element hides it, and all in it, from readers. */
export function isHidden(node: Element): boolean {
  const { hidden, style } = node.properties
  if (hidden !== undefined && hidden !== false) return true
  const hiding = style ? hidingOf(String(style), Object.keys(node.properties)) : undefined
  return (
    hiding !== undefined &&
    !elementsIn(node).some(({ node: { tagName, properties } }) =>
      isShownWithin(hiding, tagName, String(properties.style ?? '')),
    )
  )
}

/** Whether the sanitizer leaves words or pictures of an element. */
function isKept(node: Element): boolean {
  const kept = sanitize({ type: 'root', children: [node] }, schema) as Root
  const isShown = (one: Root | Element): boolean =>
    one.children.some(
      child =>
        (child.type === 'text' && /[^\s\p{Cf}]/u.test(child.value)) ||
        (child.type === 'element' && (child.tagName === 'img' || isShown(child))),
    )
  return isShown(kept)
}

/** Where comments of other systems are in a running text, beyond doubt; those of different kinds may overlap. */
export function commentSpans(text: string): Span[] {
  return [...percentComments(text).comments, ...comments.flatMap(kind => [...spansOf(kind, text)])]
}

/** The first comment of each kind, which is enough to stop a build. */
function templateComments(text: string): Span[] {
  return comments.flatMap(kind => spansOf(kind, text).next().value ?? [])
}

function shortened(text: string, { start, end }: Span): string {
  const whole = text.slice(start, end).replaceAll(/\s+/g, ' ').trim()
  return whole.length > 60 ? `${whole.slice(0, 40)}… ${whole.slice(-2)}` : whole
}

function* spansOf([begins, ends]: (typeof comments)[number], text: string): Generator<Span, void> {
  for (let from = 0; ; ) {
    const start = matchFrom(begins, text, from)
    const end = start && matchFrom(ends, text, start.index + start[0].length)
    if (!start || !end) return
    from = end.index + end[0].length
    yield { start: start.index, end: from }
  }
}

function matchFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

/** The place in the file of what the running text holds at a place. */
function placeIn(texts: readonly Piece[], at: number, notes: Notes) {
  const { node, start } = texts.find(({ end }) => at < end) as Piece
  const place = placeOf(node, notes)
  const lines = node.type === 'text' ? node.value.slice(0, Math.max(0, at - start)).split('\n') : []
  return { ...place, line: place.line + Math.max(0, lines.length - 1) }
}

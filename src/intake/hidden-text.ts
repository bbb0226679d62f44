import type { Element, Root, Text } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import type { VFile } from 'vfile'
import { findingsOf, placeOf } from './findings.ts'
import { schema } from './sanitize-schema.ts'

/** How comments begin and end that other systems leave out of a page, and Markdown does not. */
const comments: readonly (readonly [begins: RegExp, ends: RegExp])[] = [
  [/(?<![\p{L}\p{N}%])%%(?!%)/gu, /%%(?![\p{L}\p{N}%])/gu],
  [/\{%-?\s*comment\b[^%}]{0,40}%\}/g, /\{%-?\s*endcomment\s*-?%\}/g],
  [/\{#(?!\})/g, /#\}/g],
  [/\{\{-?\s*\/\*/g, /\*\/\s*-?\}\}/g],
  [/\{\{!/g, /\}\}/g],
  [/(?<!\{)\{\/\*/g, /\*\/\}/g],
]

/** Elements whose text is shown as it is written. */
export const literal: ReadonlySet<string> = new Set([
  'code',
  'pre',
  'kbd',
  'samp',
  'script',
  'style',
])

/**
 * Notes text that its author hides from readers in a way that has no effect here, so that it would be published:
 * comments of other systems, and elements that HTML hides.
 */
export function noteHiddenText() {
  return (tree: Root, file: VFile): void => {
    const notes = findingsOf(file)
    const found = textsIn(tree)
    const whole = found.texts.map(({ value }) => value).join('\n')
    for (const { at, written } of commentsIn(whole)) {
      const { node, line } = nodeAt(found.texts, at)
      const place = placeOf(node, notes)
      notes.problems.push({ code: 'hidden-text', ...place, line: place.line + line, written })
    }
    for (const node of found.hidden) {
      const written = `<${node.tagName} ${node.properties.hidden === undefined ? 'style="…"' : 'hidden'}>`
      notes.problems.push({ code: 'hidden-text', ...placeOf(node, notes), written })
    }
  }
}

interface Gathered {
  texts: Text[]
  hidden: Element[]
}

function textsIn(tree: Root): Gathered {
  const gathered: Gathered = { texts: [], hidden: [] }
  const gather = (parent: Root | Element) => {
    for (const node of parent.children) {
      if (node.type === 'text') gathered.texts.push(node)
      if (node.type !== 'element' || literal.has(node.tagName)) continue
      if (isHidden(node) && isKept(node)) gathered.hidden.push(node)
      gather(node)
    }
  }
  gather(tree)
  return gathered
}

/** Whether an attribute of an element hides it from readers. */
export function isHidden({ properties }: Element): boolean {
  const style = String(properties.style ?? '')
  return (
    (properties.hidden !== undefined && properties.hidden !== false) ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
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

/** The first comment of each kind, which is enough to stop a build. */
function commentsIn(text: string): { at: number; written: string }[] {
  return comments.flatMap(kind => {
    const first = spansOf(kind, text).next().value
    if (!first) return []
    const whole = text.slice(first.start, first.end).replaceAll(/\s+/g, ' ')
    const written = whole.length > 60 ? `${whole.slice(0, 40)}… ${whole.slice(-2)}` : whole
    return [{ at: first.start, written }]
  })
}

/** A piece of a text, from its first character to the one behind its last. */
export interface Span {
  start: number
  end: number
}

/** Where comments of other systems are in a text, of every kind; they may overlap. */
export function commentSpans(text: string): Span[] {
  return comments.flatMap(kind => [...spansOf(kind, text)])
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

/** The text that holds a place of all texts, and the line of it within that text, counted from 0. */
function nodeAt(texts: readonly Text[], at: number): { node: Text; line: number } {
  let start = 0
  for (const node of texts) {
    const end = start + node.value.length
    if (at <= end) return { node, line: node.value.slice(0, at - start).split('\n').length - 1 }
    start = end + 1
  }
  return { node: texts.at(-1) as Text, line: 0 }
}

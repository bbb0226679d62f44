import { isDeepStrictEqual } from 'node:util'
import { isSeq, parseDocument } from 'yaml'

/**
 * The text of a settings file that is a list, with more entries at its end. What is there stays as it was written; where
 * entries cannot simply follow (a list in brackets, one that is indented), YAML is written again, comments included.
 * Undefined when the text is no list.
 */
export function withEntries(text: string, entries: readonly object[]): string | undefined {
  const start = /\n$|^$/.test(text) ? text : `${text}\n`
  const before = entriesIn(text)
  if (before === undefined) return undefined
  const all = [...before, ...entries]
  return [() => start + entries.map(entryText).join(''), () => rewritten(text, entries)]
    .values()
    .map(make => make())
    .find(after => isDeepStrictEqual(entriesIn(after), all))
}

function entryText(entry: object): string {
  const lines = Object.entries(entry).map(([key, value]) => `${key}: ${scalar(value)}`)
  return `- ${lines.join('\n  ')}\n`
}

/** Words and dates as people write them, all else in quotation marks. */
function scalar(value: string): string {
  return /^(?:[a-z]+|\d{4}-\d{2}-\d{2})$/.test(value) ? value : JSON.stringify(value)
}

function rewritten(text: string, entries: readonly object[]): string {
  const document = parseDocument(text)
  if (isSeq(document.contents)) {
    if (document.contents.items.length === 0) document.contents.flow = false
    for (const entry of entries) document.add(document.createNode(entry))
  } else document.contents = document.createNode(entries) as never
  return document.toString({ lineWidth: 0 })
}

/** The entries of a list in YAML; none of an empty file; undefined for anything else. */
export function entriesIn(text: string): unknown[] | undefined {
  const document = parseDocument(text)
  if (document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS() ?? []
    return Array.isArray(value) ? value : undefined
  } catch {
    // An alias of YAML (*x) whose anchor is not there.
    return undefined
  }
}

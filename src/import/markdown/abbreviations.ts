import { escaped } from '../html-text.ts'

const definition = /^\*\[([^\]\n]+)\]:[ \t]*([^\n]*)(?:\n|$)/gm

/** A text whose abbreviations, as kramdown and Python-Markdown define them (`*[NPA]: North Pier Authority`), are HTML. */
export function readAbbreviations(text: string): string {
  const meanings = new Map<string, string>()
  const plain = text.replaceAll(definition, (_, short: string, meaning: string) => {
    meanings.set(short, meaning.trim())
    return ''
  })
  if (meanings.size === 0) return text
  const words = [...meanings.keys()].sort((a, b) => b.length - a.length).map(literal)
  // Tags, targets of links and addresses are no words that readers see.
  const found = new RegExp(
    `(<[^<>]*>|\\]\\([^()\\s]*|https?:\\S+)|(?<![\\p{L}\\p{N}_])(${words.join('|')})(?![\\p{L}\\p{N}_])`,
    'gu',
  )
  return plain.replaceAll(found, (whole, _: string | undefined, word: string | undefined) => {
    const meaning = word === undefined ? undefined : meanings.get(word)
    return meaning ? `<abbr title="${escaped(meaning)}">${whole}</abbr>` : whole
  })
}

/** A text as a pattern that finds it and nothing else. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

const opening =
  /<(div|section|article|aside|details|blockquote|figure|main|header|footer|center)\b([^<>]*?)\smarkdown\s*=\s*["']?(?:1|block|true)["']?([^<>]*)>/gi

/**
 * A text in which what stands in HTML with `markdown="1"` is apart from its tags, so that it is read as Markdown, as
 * kramdown and Python-Markdown have it.
 */
export function readMarkdownInHtml(text: string): string {
  return opened(text, 0)
}

/** How deep elements within one another are opened. */
const deepest = 20

function opened(text: string, depth: number): string {
  if (depth === deepest) return text
  const out: string[] = []
  let from = 0
  for (const { 0: tag, 1: name = '', 2: before, 3: after, index } of text.matchAll(opening)) {
    if (index < from) continue
    const start = index + tag.length
    const end = endOf(text, name, start)
    out.push(text.slice(from, index), `<${name}${before}${after}>\n\n`)
    out.push(opened(unindented(text.slice(start, end)), depth + 1), '\n\n')
    from = end
  }
  return out.join('') + text.slice(from)
}

/** Where the tag stands that closes an element; the end of the text when none does. */
function endOf(text: string, name: string, start: number): number {
  let depth = 1
  for (const { 0: tag, index } of text.slice(start).matchAll(new RegExp(`</?${name}\\b`, 'gi'))) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 0) return start + index
  }
  return text.length
}

/** Lines without the blanks that all of them begin with. */
function unindented(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const least = Math.min(...lines.map(line => /^ */.exec(line)?.[0].length ?? 0), 99)
  return text
    .split('\n')
    .map(line => line.slice(Math.min(least, /^ */.exec(line)?.[0].length ?? 0)))
    .join('\n')
    .trim()
}

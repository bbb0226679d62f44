import { inlineHtml } from './media-tags.ts'
import { holdsKept, type TextContext } from './text-context.ts'

/** The generators whose Markdown has lists of terms. */
const having = new Set(['hugo', 'jekyll', 'pelican'])

const definition = /^ {0,3}:[ \t]+(\S.*)$/
/** A line that can be a term: plain text, and no sign of a block. */
const term = /^(?! {4}|\t)\s*(?![-*+>#|:<]|\d+[.)]\s|={3}|`{3}|~{3}|\[\^)\S/

/** A text whose lists of terms (`Term`, and below it `: what it means`) are HTML, which has lists of terms too. */
export function readDefinitionLists(text: string, { folder }: TextContext): string {
  if (!having.has(folder.generator) || !/^ {0,3}:[ \t]+\S/m.test(text)) return text
  const lines = text.split('\n')
  const out: string[] = []
  let open = false
  for (let at = 0; at < lines.length; ) {
    const terms = termsAt(lines, at, open)
    if (terms.length > 0) {
      if (!open) out.push('', '<dl>')
      open = true
      out.push(...terms.flatMap(one => part('dt', [one.trim()])))
      at += terms.length
      if (lines[at]?.trim() === '') at += 1
    } else if (open && definition.test(lines[at] ?? '')) {
      const [meaning, next] = meaningAt(lines, at)
      out.push(...part('dd', meaning))
      at = next
    } else if (open && lines[at]?.trim() === '' && goesOn(lines, at + 1)) at += 1
    else {
      if (open) out.push('</dl>', '')
      open = false
      out.push(lines[at] ?? '')
      at += 1
    }
  }
  return [...out, ...(open ? ['</dl>', ''] : [])].join('\n')
}

/** The terms that begin at a line: those above a definition, after a blank line or within a list. */
function termsAt(lines: readonly string[], at: number, isInList: boolean): string[] {
  if (!isInList && at > 0 && lines[at - 1]?.trim() !== '') return []
  let end = at
  while (end < lines.length && end - at < 9 && term.test(lines[end] ?? '')) end += 1
  const below = lines[end]?.trim() === '' ? end + 1 : end
  // After a blank line, only one line is a term and no paragraph.
  const isOne = below === end || end - at === 1
  return end > at && isOne && definition.test(lines[below] ?? '') ? lines.slice(at, end) : []
}

function goesOn(lines: readonly string[], at: number): boolean {
  return definition.test(lines[at] ?? '') || termsAt(lines, at, true).length > 0
}

/** Whether a line is blank or begins a block of its own. */
function isBlock(line: string): boolean {
  return !term.test(line.trimStart())
}

/** What a definition says, with the lines that belong to it, and the line after it. */
function meaningAt(lines: readonly string[], at: number): [string[], number] {
  const meaning = [definition.exec(lines[at] ?? '')?.[1] ?? '']
  let next = at + 1
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    const isFurther = /^(?: {2,}|\t)\S/.test(line) && !definition.test(line)
    const isBlank = line.trim() === '' && /^(?: {2,}|\t)\S/.test(lines[next + 1] ?? '')
    const isLazy = lines[next - 1]?.trim() !== '' && term.test(line)
    if (!isFurther && !isBlank && !(isLazy && !definition.test(lines[next + 1] ?? ''))) break
    meaning.push(line.replace(/^(?: {1,4}|\t)/, ''))
  }
  return [meaning, next]
}

/** A part of the list: on one line where it is short, otherwise apart from its tags, so that it is read as Markdown. */
function part(name: 'dt' | 'dd', lines: readonly string[]): string[] {
  const isPlain = (line: string) => !/[[\]`\\]|:\/\//.test(line) && !holdsKept(line)
  const isShort = lines.every(line => isPlain(line) && !isBlock(line))
  if (isShort) return [`<${name}>${inlineHtml(lines.join(' '))}</${name}>`]
  return [`<${name}>`, '', ...lines, '', `</${name}>`]
}

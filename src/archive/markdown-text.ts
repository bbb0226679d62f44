import type { PlaceholderKind } from './placeholder.ts'

/** A text as Markdown, as it is kept: some of its addresses only the whole archive knows. */
export interface MarkdownText {
  text: string
  /** Those addresses, in the order of the text. */
  leads: Lead[]
}

/** A place of a Markdown text at which an address of the archive belongs. */
export interface Lead {
  /** Characters (UTF-16) before it, and before what follows it. */
  start: number
  end: number
  /** As of placeholders; `own` is the article's own page, and its target begins with “#”. */
  kind: PlaceholderKind | 'own'
  target: string
}

/** A Markdown text with the addresses that `addressOf` gives; where it gives none, links lead nowhere. */
export function fillLeads(
  { text, leads }: MarkdownText,
  addressOf: (lead: Lead) => string | undefined,
): string {
  let filled = ''
  let from = 0
  for (const lead of leads) {
    const isBracketed = text[lead.start - 1] === '<'
    const address = addressOf(lead) ?? (isBracketed ? '' : '<>')
    filled += text.slice(from, lead.start) + plain(address, isBracketed)
    from = lead.end
  }
  return filled + text.slice(from)
}

const codes: Record<string, string> = { '(': '%28', ')': '%29', '<': '%3C', '>': '%3E', ' ': '%20' }

/** An address in which nothing ends the place that Markdown has for it (CommonMark 0.31, section 6.3). */
function plain(address: string, isBracketed: boolean): string {
  if (address === '<>' && !isBracketed) return address
  return address.replaceAll(/[()<> \\]/g, char => codes[char] ?? '%5C')
}

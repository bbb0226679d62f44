import type { TextContext } from './text-context.ts'

/** Quotations or items of lists within one another on one line, and no rule: more than anybody wrote, too many to be read. */
const quotes = /^((?:[ \t]{0,3}>){50})(?:[ \t]{0,3}>)+/gm
const items = /^(?![-*+ \t]+$)((?:[ \t]{0,3}[-*+][ \t]){50})(?:[ \t]{0,3}[-*+][ \t])+/gm

/** A text whose quotations and lists nest at most fifty deep; that there were more is told. */
export function readNesting(text: string, { lose }: TextContext): string {
  const flat = (_: string, kept: string) => {
    lose('nesting-flattened', 'more than fifty levels')
    return kept
  }
  return text.replaceAll(quotes, flat).replaceAll(items, flat)
}

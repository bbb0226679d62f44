const word = /[\p{L}\p{N}]/u
/** What may stand right before a note or a box that somebody glued to it. */
const end = /[\p{L}\p{N}.,;:!?…)\]”’"»]$/u

/**
 * What stands in the place of a shortcode, with a blank where words would meet that readers never saw as one: what it shows
 * vanished between two words, or it holds several words and was glued to one beside it. A single word may be the
 * rest of one (`[dropcap]T[/dropcap]he`), and stays.
 *
 * @param last the sign before it
 * @param next the sign after it
 */
export function apart(last: string | undefined, said: string, next: string | undefined): string {
  if (said === '') return word.test(last ?? '') && word.test(next ?? '') ? ' ' : ''
  const words = said.replaceAll(/<[^<>]*>/g, '')
  if (!/^\p{L}[^\n]*\s\P{L}*\p{L}/u.test(words)) return said
  const isGluedBefore = end.test(last ?? '') && !startsBlock.test(said)
  const isGluedAfter = word.test(next ?? '') && end.test(words) && !endsBlock.test(said)
  return `${isGluedBefore ? ' ' : ''}${said}${isGluedAfter ? ' ' : ''}`
}

const startsBlock = /^\s*(?:<(?:p|div|ul|ol|h\d|blockquote)\b|\n)/i
const endsBlock = /(?:<\/(?:p|div|ul|ol|h\d|blockquote)>|\n)\s*$/i

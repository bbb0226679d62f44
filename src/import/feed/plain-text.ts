import { paragraphsOf } from '../html-text.ts'

/** Addresses in escaped text, without the signs that end a sentence or a bracket behind them. */
const addresses = /https?:\/\/(?:&amp;|[^\s<>&"])*(?:&amp;|[^\s<>&".,;:!?)\]'’”»])/g

/** Plain text as HTML: in paragraphs, and with links where addresses stand. */
export function plainText(text: string): string {
  return paragraphsOf(text).replaceAll(addresses, address => `<a href="${address}">${address}</a>`)
}

import { plainLine } from './clean-text.ts'

const most = 70

/** The first half of a letter whose second was cut off. */
const halved = /[\uD800-\uDBFF]$/

/** The first sentence of a text as a headline, or as many of its words as a headline may have; undefined of no words. */
export function firstWords(text: string): string | undefined {
  const line = plainLine(text)
  if (!/[\p{L}\p{N}]/u.test(line)) return undefined
  const sentence = /^.{15,}?(?:[.!?؟](?=\s|$)|[。！？][」』”’）]*)/u.exec(line)?.[0] ?? line
  if (sentence.length <= most) return sentence.replace(/\.$/, '')
  const cut = sentence.slice(0, most + 1)
  const end = cut.lastIndexOf(' ')
  return `${cut
    .slice(0, end > most / 2 ? end : most)
    .replace(halved, '')
    .replace(/[\s,;:–-]+$/u, '')} …`
}

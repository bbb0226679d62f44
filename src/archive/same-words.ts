/** The letters and digits of a text, in one case and one form: what remains of it when it is set in another way. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

/** An opening of so few letters is a coincidence. */
const fewest = 8

/** Whether a text begins with these words: at its start, or after a caption or a heading or two. */
export function beginsWith(text: string, words: string): boolean {
  const wanted = lettersOf(words)
  if (wanted.length < fewest) return false
  const blocks = text.split('\n', 3)
  const starts = blocks.map((_, i) => blocks.slice(0, i).join('\n').length)
  return starts.some(start =>
    lettersOf(text.slice(start, start + words.length * 2 + 200)).startsWith(wanted),
  )
}

const sentenceEnd = /[。！？]["'”’»)\]」』]*|[\p{Sentence_Terminal}…]["'”’»)\]」』]*(?=\s|$)/gu

/** Words that were cut out of a text, up to the end of a sentence; with “…” where that would leave less than half. */
export function wholeSentences(words: string): string {
  const end = [...words.matchAll(sentenceEnd)]
    .map(({ index, 0: mark }) => index + mark.length)
    .at(-1)
  if (end !== undefined && end >= words.length / 2) return words.slice(0, end)
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`
}

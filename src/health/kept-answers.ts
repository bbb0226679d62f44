import type { TriedLink } from './try-links.ts'

/** The line of an answer in the file that keeps them: a line can be added after each, and none of them is lost by a stop. */
export function answerLine(url: string, link: TriedLink): string {
  return `${JSON.stringify({ url, ...link })}\n`
}

/** The answers in such a file, by address: of two, the later. A line that was written in part is left out. */
export function answersIn(text: string): Record<string, TriedLink> {
  const found = new Map<string, TriedLink>()
  for (const line of text.split('\n')) {
    try {
      const { url, answer, isDead, day } = JSON.parse(line)
      found.set(url, { answer, isDead, day })
    } catch {}
  }
  return Object.fromEntries(found)
}

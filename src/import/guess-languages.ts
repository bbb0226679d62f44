import { Tinypool } from 'tinypool'

/**
 * The language that each text is in, as `guessLanguage` says. What that needs to know fills a hundred megabytes, which a
 * process of its own gives back when it ends.
 */
export async function guessLanguages(texts: readonly string[]): Promise<(string | undefined)[]> {
  const pool = new Tinypool({
    filename: new URL('../intake/guess-language.ts', import.meta.url).href,
    runtime: 'child_process',
    minThreads: 0,
    maxThreads: 1,
  })
  try {
    const guess = (text: string) =>
      pool.run(text, { name: 'guessLanguage' }) as Promise<string | undefined>
    return await Promise.all(texts.map(guess))
  } finally {
    await pool.destroy()
  }
}

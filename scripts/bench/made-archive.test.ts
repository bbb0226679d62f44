import { describe, expect, it } from 'vitest'
import { readArticle } from '../../src/intake/read-article.ts'
import { madeArchive } from './made-archive.ts'

const archive = madeArchive(2000)
const articles = Array.from({ length: 2000 }, (_, i) => archive.article(i))

describe('madeArchive()', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(madeArchive(2000).article(77)).toEqual(articles[77])
    expect(madeArchive(2000, 2).article(77)).not.toEqual(articles[77])
  })

  it('has another wording of an article on demand, under the same name', () => {
    const other = archive.article(77, 3)
    expect(other.file).toBe(articles[77]?.file)
    expect(other.text).not.toBe(articles[77]?.text)
  })

  it('holds articles that Backfile reads without a word', () => {
    for (const { file, text } of articles.slice(0, 200)) {
      const { entry, problems } = readArticle(text, `articles/${file}`)
      expect(problems).toEqual([])
      expect(entry).toBeDefined()
    }
  })

  it('has about 540 words in an article, 25 sources, 8 sections and dates that grow in number', () => {
    const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) / 2000
    expect(words).toBeGreaterThan(500)
    expect(words).toBeLessThan(620)
    const different = (key: string) =>
      new Set(articles.map(({ text }) => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1])).size
    expect(different('source')).toBe(25)
    expect(different('section')).toBe(8)
    const inYears = (from: number, to: number) =>
      articles.filter(
        ({ file }) => Number(file.slice(0, 4)) >= from && Number(file.slice(0, 4)) < to,
      )
    expect(inYears(2013, 2026).length).toBeGreaterThan(2.5 * inYears(2000, 2013).length)
  })

  it('uses few words often and many seldom', () => {
    const counts = new Map<string, number>()
    for (const { text } of articles.slice(0, 300)) {
      for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
        counts.set(word, (counts.get(word) ?? 0) + 1)
      }
    }
    const sorted = [...counts.values()].sort((a, b) => b - a)
    const all = sorted.reduce((sum, count) => sum + count, 0)
    const top = sorted.slice(0, 100).reduce((sum, count) => sum + count, 0)
    expect(top / all).toBeGreaterThan(0.4)
    expect(sorted.length).toBeGreaterThan(5000)
  })
})

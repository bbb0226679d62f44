import { expect, test } from 'vitest'
import { readArticle } from '../src/intake/read-article.ts'
import { dayIn, draftOf } from './new.ts'

test('a new article is a draft that reads without a problem', () => {
  const { file, text } = draftOf('Ferry: late again', '2026-03-09', 'Harbour')
  const { entry, problems } = readArticle(text, file)
  expect(file).toBe('articles/2026/03/ferry-late-again.md')
  expect(problems).toEqual([])
  expect(entry?.fields).toMatchObject({
    title: 'Ferry: late again',
    draft: true,
    section: 'Harbour',
    id: expect.stringMatching(/^\w{10}$/),
  })
})

test('a headline without a letter is refused', () => {
  expect(() => draftOf('!!!', '2026-03-09')).toThrow('no letter')
})

test('today is the day in the site’s time zone', () => {
  const now = new Date('2026-01-01T10:30:00Z')
  expect(dayIn('Pacific/Kiritimati', now)).toBe('2026-01-02')
  expect(dayIn('UTC', now)).toBe('2026-01-01')
})

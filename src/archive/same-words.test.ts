import { describe, expect, it } from 'vitest'
import { beginsWith, wholeSentences } from './same-words.ts'

const text =
  'The quay in fog\nThe ferry is late, as it was “yesterday”, and nobody knows why.\nIt sails at nine.'

describe('beginsWith()', () => {
  it.each([
    'The ferry is late, as it was "yesterday"',
    'the ferry is late, as it was yesterday, and nob…',
    'The ferry is late, as it was “yesterday”, and nobody knows why. It sails',
    'The quay in fog',
  ])('knows the beginning of a text: %s', words => {
    expect(beginsWith(text, words)).toBe(true)
  })

  it.each(['It sails late today', 'Nobody knows why the ferry is late', 'The', ''])(
    'takes nothing else for it: %s',
    words => {
      expect(beginsWith(text, words)).toBe(false)
    },
  )
})

describe('wholeSentences()', () => {
  it.each([
    ['The ferry is late. It sails at', 'The ferry is late.'],
    ['The ferry is late.', 'The ferry is late.'],
    [
      'It is late. The ferry that goes to the islands, which',
      'It is late. The ferry that goes to the islands, which…',
    ],
    ['“Is it late?” he asked, and', '“Is it late?” he asked, and…'],
    ['“The ferry is late.” And', '“The ferry is late.”'],
    ['渡轮晚点了。没有人', '渡轮晚点了。'],
    ['Late, later –', 'Late, later…'],
    ['The ferry is late…', 'The ferry is late…'],
  ])('ends at a sentence, or says that it goes on: %s', (words, whole) => {
    expect(wholeSentences(words)).toBe(whole)
  })
})

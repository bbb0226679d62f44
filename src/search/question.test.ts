import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchFilters } from '../plan/search-filters.ts'
import { addressOf, asks, type Order, type Question, questionFrom } from './question.ts'

const values = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 3 })
const days = fc
  .integer({ min: Date.UTC(1890, 0), max: Date.UTC(2090, 0) })
  .map(at => new Date(at).toISOString().slice(0, 10))
const questions: fc.Arbitrary<Question> = fc
  .record({
    text: fc.oneof(
      fc.string({ unit: 'grapheme' }).map(text => text.trim()),
      fc.string({ unit: 'binary' }).map(text => text.trim()),
    ),
    filters: fc.record({
      section: values,
      region: values,
      source: values,
      tag: values,
      lang: values,
    }),
    range: fc.record({ from: days, to: days }, { requiredKeys: [] }),
    order: fc.constantFrom<Order>('newest', 'oldest', 'match'),
  })
  // Nothing matches no words best.
  .map(one => (one.text === '' && one.order === 'match' ? { ...one, order: 'oldest' } : one))

describe('questionFrom()', () => {
  it('reads back every question from its address', () => {
    fc.assert(
      fc.property(questions, question => {
        expect(questionFrom(addressOf(question))).toEqual(question)
      }),
      { numRuns: 500 },
    )
  })

  it('reads any address as a question with an address of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'?&=q+%2tag sort') }), search => {
        const question = questionFrom(search)
        expect(questionFrom(addressOf(question))).toEqual(question)
      }),
      { numRuns: 500 },
    )
  })

  it('reads words, filters, range and order', () => {
    expect(
      questionFrom(
        '?q=%20ferry+wall&tag=Tide&tag=%E6%97%A5&tag=Tide&lang=ar&from=2014-03&to=2016-09',
      ),
    ).toEqual({
      text: 'ferry wall',
      filters: { section: [], region: [], source: [], tag: ['Tide', '日'], lang: ['ar'] },
      range: { from: '2014-03-01', to: '2016-09-30' },
      order: 'match',
    })
  })

  it('passes over what it does not know', () => {
    const nothing = questionFrom('')
    expect(
      questionFrom('?sort=upside-down&colour=red&tag=&utm_source=x&from=yesterday&to=2014-02-30'),
    ).toEqual(nothing)
  })
})

describe('addressOf()', () => {
  it('is empty when nothing is asked', () => {
    expect(addressOf(questionFrom(''))).toBe('')
    expect(addressOf(questionFrom('?sort=newest'))).toBe('')
  })

  it('names an order only when it is not the usual one: best match with words, else newest first', () => {
    expect(questionFrom('?q=a').order).toBe('match')
    expect(questionFrom('?section=a').order).toBe('newest')
    expect(addressOf(questionFrom('?q=a&sort=match'))).toBe('?q=a')
    expect(addressOf(questionFrom('?q=a&sort=newest'))).toBe('?q=a&sort=newest')
    expect(addressOf(questionFrom('?section=a&sort=match'))).toBe('?section=a')
  })

  it('writes the same question always in the same order', () => {
    const one = addressOf(questionFrom('?to=2003-12&from=2003-05-01&tag=Tide&q=a&sort=oldest'))
    expect(one).toBe('?q=a&tag=Tide&from=2003-05&to=2003&sort=oldest')
    expect(addressOf(questionFrom('?sort=oldest&q=a&from=2003-05&tag=Tide&to=2003'))).toBe(one)
  })
})

describe('asks()', () => {
  it('is true for words, for any filter and for a range, and not for an order alone', () => {
    expect(asks(questionFrom('?q=a'))).toBe(true)
    for (const name of searchFilters) expect(asks(questionFrom(`?${name}=x`))).toBe(true)
    expect(asks(questionFrom('?to=2003'))).toBe(true)
    expect(asks(questionFrom('?sort=oldest&q=+'))).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { whenOf } from './when.ts'

test.each([
  ['2015-03-02', '2015-03-02'],
  ['2015-3-2', '2015-03-02'],
  ['2015/03/02 9:00:09 -0400', '2015-03-02T09:00:09-04:00'],
  ['2015-03-02 9:00:09', '2015-03-02T09:00:09'],
  ['2015-03-02T09:00:09.123Z', '2015-03-02T09:00:09+00:00'],
  ['20150302T090009Z', '2015-03-02T09:00:09+00:00'],
  ['20150302', '2015-03-02'],
  ['Mon, 02 Mar 2015 09:00:09 -0500', '2015-03-02T09:00:09-05:00'],
  ['Mon, 2 Mar 2015 09:00:09 EST', '2015-03-02T09:00:09-05:00'],
  ['02 Mar 15 09:00 GMT', '2015-03-02T09:00:00+00:00'],
  [
    'Mon Mar 02 2015 09:00:09 GMT+0100 (Central European Standard Time)',
    '2015-03-02T09:00:09+01:00',
  ],
  ['March 2, 2015', '2015-03-02'],
  ['Mar 2nd, 2015 at 9:05 PM', '2015-03-02T21:05:00'],
  ['12:05 AM', undefined],
  ['March 2, 2015 12:05 AM', '2015-03-02T00:05:00'],
  ['2 mars 2015', '2015-03-02'],
  ['lundi 2 mars 2015 à 9h05', '2015-03-02T09:05:00'],
  ['2. März 2015', '2015-03-02'],
  ['2 de marzo de 2015', '2015-03-02'],
  ['2 марта 2015', '2015-03-02'],
  ['٢ مارس ٢٠١٥', '2015-03-02'],
  ['2 آذار 2015', '2015-03-02'],
  ['2015年3月2日 9:05', '2015-03-02T09:05:00'],
  ['2015년 3월 2일', '2015-03-02'],
  ['31.03.2015', '2015-03-31'],
  ['3/31/2015', '2015-03-31'],
  ['0000-00-00 00:00:00', undefined],
  ['2015-02-30', undefined],
  ['About 2 years', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('“%s” is %s, without a guess', (written, date) => {
  expect(whenOf(written)).toEqual(date === undefined ? undefined : { text: date })
})

test('a number is seconds or milliseconds since 1970', () => {
  expect(whenOf(1425286809)).toEqual({ text: '2015-03-02T09:00:09+00:00' })
  expect(whenOf(1425286809000)).toEqual({ text: '2015-03-02T09:00:09+00:00' })
  expect(whenOf(2015)).toBeUndefined()
})

test('what had to be chosen is told', () => {
  expect(whenOf('03/04/2021')).toEqual({
    text: '2021-03-04',
    guess: '“03/04” was read as month, day',
  })
  expect(whenOf('03.04.2021')).toMatchObject({ text: '2021-04-03' })
  expect(whenOf('2014-05-01 16:30-:00')).toEqual({
    text: '2014-05-01T16:30:00',
    guess: 'the offset “-:00” cannot be read and was left out',
  })
})

test.each([
  ['2015-03-02 25:30', '25:30'],
  ['2015-03-02 24:30', '24:30'],
  ['2015-03-02 09:75', '09:75'],
  ['March 2, 2015 15:00 AM', '15:00 AM'],
])('of “%s” only the day is certain', (written, time) => {
  expect(whenOf(written)).toEqual({
    text: '2015-03-02',
    guess: `“${time}” is not a valid time and was left out`,
  })
})

test.each([
  ['2015-02-28 24:00', '2015-03-01T00:00:00'],
  ['2015-12-31T24:00:00Z', '2016-01-01T00:00:00+00:00'],
  ['March 2, 2015 13:00 PM', '2015-03-02T13:00:00'],
  ['March 2, 2015 12:30 PM', '2015-03-02T12:30:00'],
])('“%s” is %s', (written, text) => {
  expect(whenOf(written)).toEqual({ text })
})

test('a long text is no date, however it is written', () => {
  expect(whenOf(`2015-03-02 ${'('.repeat(100_000)}`)).toBeUndefined()
})

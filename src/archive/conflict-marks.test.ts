import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conflictLine, sidesOf } from './conflict-marks.ts'

const lines = (...all: string[]) => `${all.join('\n')}\n`
const [start, base, middle, end] = ['<<<<<<< HEAD', '||||||| 1f2e3d4', '=======', '>>>>>>> other']

describe('conflictLine()', () => {
  it.each([
    ['marks in their order', lines('a', start, 'b', middle, 'c', end), 2],
    ['line ends of Windows', lines('a', start, 'b', middle, 'c', end).replaceAll('\n', '\r\n'), 2],
    ['what both sides began from', lines(start, 'a', base, 'b', middle, 'c', end), 1],
    ['a heading above it', lines('Title', middle, 'a', start, 'b', middle, 'c', end), 4],
    ['a heading in a side', lines(start, 'Title', middle, 'a', middle, 'c', end), 1],
    ['marks without names', lines('<<<<<<<', 'b', middle, 'c', '>>>>>>>'), 1],
  ])('gives the line of the first mark where there are %s', (_, text, line) => {
    expect(conflictLine(text)).toBe(line)
  })

  it.each([
    ['one mark', lines(start, 'a')],
    ['marks in another order', lines(end, middle, start)],
    ['a heading', lines('Title', middle, 'text')],
    ['marks that are indented', lines(`  ${start}`, 'b', `  ${middle}`, 'c', `  ${end}`)],
    ['marks of nine signs', lines('<<<<<<<<< a', 'b', '=========', 'c', '>>>>>>>>> d')],
  ])('gives nothing where there is %s', (_, text) => {
    expect(conflictLine(text)).toBeUndefined()
  })
})

describe('sidesOf()', () => {
  it.each([
    ['a text without a conflict', lines('a', middle, 'b'), ['a\n=======\nb\n']],
    [
      'two conflicts',
      lines('a', start, 'b', middle, 'c', end, 'd', start, middle, 'e', end),
      [lines('a', 'b', 'd'), lines('a', 'c', 'd', 'e')],
    ],
    [
      'what both sides began from, left out',
      lines(start, 'a', base, 'x', middle, 'b', end),
      ['a\n', 'b\n'],
    ],
    [
      'a conflict in what both sides began from',
      lines(start, 'a', base, start, 'x', middle, 'y', end, middle, 'b', end),
      ['a\n', 'b\n'],
    ],
    [
      'a conflict in a side',
      lines(start, 'a', start, 'b', middle, 'c', end, middle, 'd', end, 'e'),
      [lines('a', 'b', 'e'), lines('a', 'c', 'e'), lines('d', 'e')],
    ],
    ['line ends of Windows', '<<<<<<<\r\na\r\n=======\r\n>>>>>>>\r\nb', ['a\r\nb', 'b']],
  ])('gives each side of %s', (_, text, sides) => {
    expect(sidesOf(text)).toEqual(sides)
  })

  it.each([
    ['the last mark', lines(start, 'a', middle, 'b')],
    ['the middle mark', lines(start, 'a', end)],
    ['a mark of an outer conflict', lines(start, start, 'a', middle, 'b', end, middle)],
  ])('gives nothing where %s is missing', (_, text) => {
    expect(sidesOf(text)).toBeUndefined()
  })

  it('gives the texts that a conflict was made from', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\r\n', '======\n', '\n'))
      .map(all => all.join(''))
    fc.assert(
      fc.property(text, text, text, text, text, (before, ours, began, theirs, after) => {
        const all = `${before}${start}\n${ours}${base}\n${began}${middle}\n${theirs}${end}\n${after}`
        expect(sidesOf(all)).toEqual([before + ours + after, before + theirs + after])
      }),
    )
  })
})

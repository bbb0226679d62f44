import { describe, expect, it, test } from 'vitest'
import { readYaml } from './yaml.ts'

const told = (text: string) =>
  readYaml(text, 'a.md').problems.map(problem =>
    problem.code === 'yaml-broken'
      ? [problem.line, problem.reason, (problem as { should?: string }).should]
      : [problem.code],
  )

const day = 'date: 2020-01-05'
const space = 'There is no space after the colon.'
const ends = 'The quotation marks do not hold the whole text.'

test.each([
  [`title:Five\n${day}`, 1, space, 'title: Five'],
  ['title: Five\ndate:2020-01-05', 2, space, day],
  [`title：中文\n${day}`, 1, 'The colon is one of full width.', 'title: 中文'],
  [`title The ferry\n${day}`, 1, 'There is no colon after the key.', 'title: The ferry'],
  [`title: x\n\t${day}`, 2, 'The line begins with a tab. Use spaces instead.', day],
  [`title: Five\n  ${day}\ntags: [a]`, 2, 'There are spaces before the key.', day],
  [` title: Five\n${day}\ntags: [a]`, 1, 'There are spaces before the key.', 'title: Five'],
  [
    `cover:\n  src: a.jpg\n   alt: b\n${day}`,
    ...[3, 'The line does not begin below the one above it.', '  alt: b'],
  ],
  [
    'title: Ferry: late again',
    ...[1, 'A text with “: ” in it needs quotation marks.', 'title: "Ferry: late again"'],
  ],
  ['title: @x', 1, 'A text that begins with “@” needs quotation marks.', 'title: "@x"'],
  ['title: *x*', 1, 'A text that begins with “*” needs quotation marks.', 'title: "*x*"'],
  ['title: !x y', 1, 'A text that begins with “!” needs quotation marks.', 'title: "!x y"'],
  ['title: [New] x', 1, 'A text that begins with “[” needs quotation marks.', 'title: "[New] x"'],
  [`title: "x\n${day}`, 1, 'The quotation mark is not closed.', 'title: "x"'],
  ['title: "Storm" hits', 1, ends, `title: '"Storm" hits'`],
  ["title: 'It's late'", 1, ends, 'title: "It\'s late"'],
  [`title: "x",\n${day}`, 1, 'There is a comma at the end.', 'title: "x"'],
  [`tags: [a, b\n${day}`, 1, 'The bracket is not closed.', 'tags: [a, b]'],
  [`tags:\n-a\n${day}`, 2, 'There is no space after the hyphen.', '- a'],
  [
    `title:\u00a0x\n${day}`,
    ...[1, 'There is a no-break space here; use an ordinary space.', 'title: x'],
  ],
  [
    `description: A line\nthat goes on\n${day}`,
    ...[2, 'The line goes on with the text above, so it needs spaces before it.', '  that goes on'],
  ],
  [
    `description: A line\n  that goes on: here\n${day}`,
    1,
    'A text of several lines with “: ” in it needs quotation marks.',
    'description: "A line that goes on: here"',
  ],
] as [string, number, string, string][])(
  '“%s” has one mistake, and it is shown mended',
  (text, line, reason, should) => {
    expect(told(text)).toEqual([[line, reason, should]])
    const lines = text.split('\n').with(line - 1, should)
    if (!reason.includes('several lines')) expect(told(lines.join('\n'))).toEqual([])
  },
)

describe('readYaml() and mistakes', () => {
  it('reports each mistake once, however many there are', () => {
    const text = ['title = "x"', 'tags:Ferry', 'description: a: b', 'date:2020-01-05'].join('\n')
    expect(told(text).map(([line]) => line)).toEqual([1, 2, 3, 4])
    expect(told('title:Five\ndate:2020-01-05').map(([line]) => line)).toEqual([1, 2])
  })

  it('gives what the parser says when it knows no better', () => {
    expect(told('title: x\n- a\ndate: 2020-01-05')).toEqual([[2, expect.any(String), undefined]])
  })

  it('leaves a very long text to the parser', () => {
    const text = `title: a: b\n${'tags: [a]\n'.repeat(5000)}`
    expect(told(text)).toEqual([[1, expect.any(String), undefined]])
  })
})

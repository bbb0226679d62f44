import { describe, expect, test } from 'vitest'
import { converted } from './convert.ts'
import { keptInLine } from './kept-html.ts'

const surroundings = { base: 'https://quay.example/a', hosts: ['quay.example'] }

const lines = (value: string) =>
  converted({ format: 'html', value }, surroundings).markdown.split('\n')

const sentence = (name: string) => `The <${name}>new timetable</${name}> holds.`

describe.each([...keptInLine, 'abbr title="North"'])('<%s> stays in its line', opening => {
  const name = opening.split(' ')[0] as string
  const html = `The <${opening}>new timetable</${name}> holds.`

  test.each([
    ['an item', `<ul><li>${html}</li><li>Fares stay.</li></ul>`, [`- ${html}`, '- Fares stay.']],
    ['a numbered item', `<ol><li>${html}</li></ol>`, [`1. ${html}`]],
    ['a quotation', `<blockquote>${html}</blockquote>`, [`> ${html}`]],
    ['a block without a paragraph', `<div>${html}</div>`, [html]],
    ['no block', html, [html]],
    ['a paragraph', `<p>${html}</p>`, [html]],
    ['a heading', `<h2>${html}</h2>`, [`## ${html}`]],
    [
      'an inner item',
      `<ul><li>Fares<ul><li>${html}</li></ul></li></ul>`,
      ['- Fares', `  - ${html}`],
    ],
  ])('in %s', (_, given, expected) => {
    expect(lines(given)).toEqual(expected)
  })

  test('in a cell', () => {
    const [, , row] = lines(`<table><tr><th>A</th></tr><tr><td>${html}</td></tr></table>`)
    expect(row).toBe(`| ${html} |`)
  })
})

test('pieces of lines follow one another, and stand in one another', () => {
  expect(lines(`<ul><li>H<sub>2</sub>O, m<sup>2</sup> and ${sentence('u')}</li></ul>`)).toEqual([
    `- H<sub>2</sub>O, m<sup>2</sup> and ${sentence('u')}`,
  ])
  expect(lines('<blockquote><mark>a <u>b</u></mark> <b>c <sup>d</sup></b></blockquote>')).toEqual([
    '> <mark>a <u>b</u></mark> **c <sup>d</sup>**',
  ])
})

test('a break in a line of an item is one', () => {
  expect(lines('<ul><li><u>One</u><br>two</li></ul>')).toEqual(['- <u>One</u>\\', '  two'])
})

import { expect, test } from 'vitest'
import type { OldItem } from '../../old-item.ts'
import { readCapture } from './read-capture.ts'

const read = (text: string) =>
  readCapture({ text, place: 'clip.txt', modified: new Date('2026-11-20T10:00:00Z') })
const paragraphs = ({ text }: OldItem) =>
  [...text.value.matchAll(/<p>(.*?)<\/p>/g)].map(([, one]) => one)
const codes = ({ losses }: OldItem) => losses.map(({ code }) => code)

const long =
  'The ferry between the islands sails again since Monday, the port authority said on the pier.'
const short = 'The ferry sails again.'
const title = 'Night ferry sails again'

test.each([
  ['nothing else', `${title}\n${short}`],
  ['short paragraphs', `${title}\n\n${short}\n\nRepairs took long.`],
  ['a byline above', `By Ada Berg\n${title}\n${long}`],
  ['a byline and a date below', `${title}\nAda Berg\n4 March 2019\n${long}`],
  ['a row of facts below', `${title}\nAda Berg | The Harbour Post | 4 March 2019\n${long}`],
  ['an address above', `https://post.example/2019/ferry\n\n${title}\n\n${short}`],
  ['an address without a scheme', `post.example/2019/ferry\n${title}\n${long}`],
  ['an address at the end', `${title}\n${short}\nhttps://post.example/ferry`],
  ['the name of the paper above', `The Harbour Post\n${title}\n${long}`],
  ['the name of the paper and a date above', `The Harbour Post, 4 March 2019\n${title}\n${long}`],
  [
    'an agency and a time above',
    `Reuters\nMarch 4, 2019 10:15 AM\n${title}\nANSTEL (Reuters) - ${long}`,
  ],
  ['a section above', `HARBOUR\n${title}\n${long}`],
  ['a section and the name of the paper above', `HARBOUR\nThe Harbour Post\n${title}\n${long}`],
  ['a menu of another language above', `Cronaca\nSport\nMeteo\nLettere\n${title}\n${long}`],
  ['a date above', `4 March 2019\n${title}\n${long}`],
  ['the name of an agency below', `${title}\nBay News Agency\n${short}`],
  [
    'names of its facts',
    `Title: ${title}\nDate: 2019-03-04\nURL: https://post.example/f\n\n${short}`,
  ],
  [
    'the name of the site behind it',
    `${title} - The Harbour Post\nhttps://harbourpost.example/f\n${long}`,
  ],
  ['a standfirst below', `${title}\nThe mayor is glad, the harbour less so\nBy Ada Berg\n${long}`],
])('the headline of a short text is found with %s', (_, text) => {
  const item = read(text)
  expect(item.title).toBe(title)
  expect(codes(item)).not.toContain('title-guessed')
  expect(paragraphs(item).join(' ')).not.toContain(title)
  expect(item.text.value).toMatch(/sails again/)
})

test.each([
  ['a single sentence', long, 'The ferry between the islands sails again since Monday, the port …'],
  ['short sentences', `${short}\nNobody knows why it stopped.`, 'The ferry sails again'],
  [
    'a dateline',
    `PORT ELLERY, March 4 (Bay News) – ${short}\nIt was late.`,
    'The ferry sails again',
  ],
  ['a dateline of an agency', `Anstel (dpa) – ${short}\nIt was late.`, 'The ferry sails again'],
  ['an address', `https://post.example/ferry\n${short}\nIt was late.`, 'The ferry sails again'],
  [
    'the name of the paper and a date',
    `The Harbour Post, 4 March 2019\n${short}\nIt was late.`,
    'The ferry sails again',
  ],
])('a text that begins with %s has a headline that is said to be guessed', (_, text, guess) => {
  const item = read(text)
  expect(item.title).toBe(guess)
  expect(codes(item)).toContain('title-guessed')
  expect(item.text.value).toContain(text.split(/\n|– /).at(-1))
})

test('a first line that may be a name is taken, and the report says that it may be none', () => {
  const item = read(`The Harbour Post\n${long}`)
  expect(item.losses).toEqual([
    { code: 'title-guessed', detail: '“The Harbour Post” may be a name and no headline' },
  ])
})

test.each([
  ['a question', 'Why does the ferry not sail?'],
  ['a quotation', '“We sail again,” says the harbour master'],
  ['a short one', 'Ferry back'],
  ['one in two parts', 'Ferry back: the mayor is glad'],
  [
    'a long one',
    'The night ferry between the islands of Ellery and Anstel sails again after three weeks of repairs that cost a million',
  ],
  ['an Arabic one', 'عودة العبّارة الليلية'],
  ['a German one', 'Nachtfähre fährt wieder'],
])('%s is a headline', (_, line) => {
  const item = read(`${line}\n4 March 2019\n${short}\nIt was away for three weeks.`)
  expect(item.title).toBe(line)
  expect(codes(item)).toEqual([])
  expect(paragraphs(item)).toEqual([short, 'It was away for three weeks.'])
})

test('facts named in any language are read', () => {
  expect(
    read(
      'Titel: Nachtfähre fährt wieder\nDatum: 4. März 2019\nQuelle: Hafenpost\nLink: https://hafenpost.example/f\n\nDie Fähre fährt wieder.',
    ),
  ).toMatchObject({
    title: 'Nachtfähre fährt wieder',
    source: { name: 'Hafenpost' },
    date: { text: '2019-03-04' },
    addresses: ['https://hafenpost.example/f'],
  })
  expect(read(`${title}\nBy Ada Berg, 4 March 2019\n${long}`)).toMatchObject({
    authors: ['Ada Berg'],
    date: { text: '2019-03-04' },
  })
  expect(read(`${title}\n${long}\nSource: https://post.example/f`)).toMatchObject({
    source: undefined,
    addresses: ['https://post.example/f'],
  })
})

test('every line that becomes neither headline nor text is reported', () => {
  const text = `HARBOUR\n${title}\nAda Berg | The Harbour Post | 4 March 2019\n${long}\n${short}\n© 2019 The Harbour Post\nThe end.`
  expect(read(text).losses.map(({ detail }) => detail)).toEqual([
    'left out: “HARBOUR”',
    'left out: “Ada Berg | The Harbour Post | 4 March 2019”',
    'left out: “The end.”',
  ])
})

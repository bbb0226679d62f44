import { expect, test } from 'vitest'
import { coverApart } from './cover-in-text.ts'
import type { Fate } from './media.ts'

const fates = new Map<number, Fate>([
  [0, { kind: 'placed', src: '/media/wall.jpg' }],
  [1, { kind: 'placed', src: '/media/gull.jpg' }],
])
const [wall, gull] = [0, 1].map(number => `https://reference.invalid/${number}.`)
const cover = { src: '/media/wall.jpg' }

test('a text that begins with the picture above it shows it once, with what it said of it', () => {
  const text = `![The \\[old\\] wall](${wall} "At low tide")\n\nIt stands.`
  expect(coverApart(text, cover, fates)).toEqual({
    text: 'It stands.',
    cover: { src: cover.src, alt: 'The [old] wall', caption: 'At low tide' },
    isOnce: true,
  })
})

test('the same picture further down stays, and tells what it shows', () => {
  const text = `It stands.\n\n![The wall](${wall})`
  expect(coverApart(text, { ...cover, caption: 'Now' }, fates)).toEqual({
    text,
    cover: { src: cover.src, alt: 'The wall', caption: 'Now' },
    isOnce: false,
  })
})

test.each([`![A gull](${gull})\n\nIt stands.`, 'It stands.'])(
  'another picture changes nothing: %s',
  text => {
    expect(coverApart(text, cover, fates)).toEqual({ text, cover, isOnce: false })
  },
)

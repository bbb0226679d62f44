import { expect, test } from 'vitest'
import type { Loss } from './losses.ts'
import type { Status } from './old-item.ts'
import { settledStatus } from './settled-status.ts'

const now = Date.parse('2024-05-01T12:00:00Z')

function settled(status: Status, text: string | undefined, was?: Status, zone = 'UTC') {
  const losses: Loss[] = []
  const date = text === undefined ? undefined : { text }
  const before = was && { file: 'a.md', digest: '', status: was }
  return [settledStatus({ status, date }, zone, before, losses, now), losses.length]
}

test.each([
  ['a day to come', settled('scheduled', '2024-05-02'), ['scheduled', 0]],
  ['a minute to come', settled('scheduled', '2024-05-01T12:01:00+00:00'), ['scheduled', 0]],
  ['a minute that is over', settled('scheduled', '2024-05-01T11:59:00+00:00'), ['draft', 1]],
  ['a day that is over', settled('scheduled', '2019-01-01'), ['draft', 1]],
  ['no day', settled('scheduled', undefined), ['draft', 1]],
  [
    'a time of the site',
    settled('scheduled', '2024-05-01T13:00', undefined, 'Asia/Tokyo'),
    ['draft', 1],
  ],
])('an item that is scheduled for %s', (_, found, right) => {
  expect(found).toEqual(right)
})

test('an embargo of an earlier import stays when it is over; a draft stays a draft', () => {
  expect(settled('scheduled', '2019-01-01', 'scheduled')).toEqual(['scheduled', 0])
  expect(settled('scheduled', '2019-01-01', 'draft')).toEqual(['draft', 1])
})

test('where only time has passed, what an earlier import published stays published', () => {
  const settledExpired = (was?: Status) => {
    const losses: Loss[] = []
    const before = was && { file: 'a.md', digest: '', status: was }
    const item = { status: 'draft' as const, expired: 'it expired: 2024-04-01' }
    return [settledStatus(item, 'UTC', before, losses, now), losses.length]
  }
  expect(settledExpired()).toEqual(['draft', 1])
  expect(settledExpired('draft')).toEqual(['draft', 1])
  expect(settledExpired('published')).toEqual(['published', 0])
  expect(settledExpired('scheduled')).toEqual(['scheduled', 0])
})

test('an embargo of an earlier import stays when its source calls the item published by now', () => {
  const losses: Loss[] = []
  const before = { file: 'a.md', digest: '', status: 'scheduled' as const, date: '2024-04-01' }
  const at = (text: string) =>
    settledStatus({ status: 'published', date: { text } }, 'UTC', before, losses, now)
  expect(at('2024-04-01')).toBe('scheduled')
  expect(at('2024-03-01')).toBe('published')
})

test('nothing but scheduled items is judged by its day', () => {
  for (const status of ['published', 'draft', 'private', 'trash'] as const)
    expect(settled(status, '2999-01-01')).toEqual([status, 0])
})

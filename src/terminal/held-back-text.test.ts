import { expect, test } from 'vitest'
import { momentOf } from '../archive/moment.ts'
import { heldBackText } from './held-back-text.ts'

const now = Date.parse('2026-11-29T12:00Z')
const until = (text: string, zone = 'UTC') => momentOf(text, zone)

test('says how much is held back, why, and until when', () => {
  const one = { drafts: 1, embargoed: 1, until: until('2026-12-01T07:00') }
  expect(heldBackText(one, now)).toBe(
    '2 held back: 1 draft; 1 under embargo until 1 December, 07:00. Build again then.',
  )
  expect(heldBackText({ drafts: 2, embargoed: 0 }, now)).toBe('2 held back: 2 drafts.')
  expect(heldBackText({ drafts: 0, embargoed: 3, until: until('2027-01-02') }, now)).toBe(
    '3 held back: 3 under embargo, the first until 2 January 2027. Build again then.',
  )
})

test('says the time in the zone of the site', () => {
  const berlin = until('2026-12-01T06:00:00Z', 'Europe/Berlin')
  expect(heldBackText({ drafts: 0, embargoed: 1, until: berlin }, now)).toContain(
    '1 December, 07:00',
  )
})

test('says nothing when nothing is held back', () => {
  expect(heldBackText({ drafts: 0, embargoed: 0 }, now)).toBe('')
})

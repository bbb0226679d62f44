import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isOneBuild, timeOfMark, writeMark } from './site-mark.ts'

test('builds of two ledgers, however soon after each other, are told apart by the time of the mark', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mark-'))
  expect(timeOfMark(folder)).toBe(0)
  writeMark(folder, timeOfMark(folder))
  const first = timeOfMark(folder)
  writeMark(folder, timeOfMark(folder))
  expect(isOneBuild(first, timeOfMark(folder))).toBe(false)
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { diskFault } from './disk-fault.ts'

const caught = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return diskFault(error)
  }
  throw new Error('nothing was thrown')
}
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'backfile-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

it('says that a file is in the way of a folder, and where', () => {
  const path = join(folder(), 'file')
  writeFileSync(path, '')
  expect(caught(() => mkdirSync(join(path, 'a'), { recursive: true }))).toBe(
    `${join(path, 'a')} cannot be used: a file is where a folder should be.`,
  )
})

it('names where a copy was to go', () => {
  const error = new Error("ENOSPC: no space left on device, copyfile '/a b' -> '/c'")
  expect(diskFault(error)).toBe('/c cannot be used: the disk is full.')
})

it('says that a device is full', () => {
  expect(caught(() => writeFileSync('/dev/full', 'x'))).toMatch(/the disk is full/)
})

it('says that a database cannot be opened or is full', () => {
  expect(caught(() => new DatabaseSync(join(folder(), 'no/such/file')))).toMatch(
    /^The cache cannot/,
  )
  const database = new DatabaseSync(':memory:')
  database.exec('pragma max_page_count = 2; create table t (x)')
  expect(caught(() => database.exec(`insert into t values ('${'x'.repeat(99_999)}')`))).toMatch(
    /the disk is full/,
  )
})

it('has nothing to say of other errors', () => {
  expect(diskFault(new TypeError('no'))).toBeUndefined()
  expect(caught(() => new DatabaseSync(':memory:').exec('nonsense'))).toBeUndefined()
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { place } from '../../test/support/build.ts'
import { type LedgerRow, openLedger } from './ledger.ts'

const row = (fingerprint: string): LedgerRow => {
  return { fingerprint, size: 3, mtime: 1.25, sha256: 'ab' }
}

it('a ledger says what was committed last, and no more', async () => {
  const path = join((await place({})).cache, 'ledger.sqlite')
  const first = openLedger(path)
  expect(first.rows()).toEqual(new Map())
  const one = new Map([
    ['a', row('1')],
    ['b', row('2')],
  ])
  first.commit(one, first.rows())
  first.close()

  const second = openLedger(path)
  const before = second.rows()
  expect(before).toEqual(one)
  const two = new Map([
    ['b', before.get('b') as LedgerRow],
    ['a', row('3')],
    ['c', row('4')],
  ])
  two.delete('b')
  second.commit(two, before)
  expect(second.rows()).toEqual(two)
  second.close()
})

it('a damaged ledger is empty', async () => {
  const { root } = await place({})
  const path = join(root, 'ledger.sqlite')
  writeFileSync(path, 'noise '.repeat(4000))
  const ledger = openLedger(path)
  expect(ledger.rows().size).toBe(0)
  ledger.commit(new Map([['a', row('1')]]), new Map())
  expect(ledger.rows().size).toBe(1)
  ledger.close()
})

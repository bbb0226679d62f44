import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { place } from '../../test/support/build.ts'
import type { LedgerRow } from './file-row.ts'
import { openLedger } from './ledger.ts'

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
    ['c', row('2')],
  ])
  first.commit({ put: one, articles: new Map(), gone: [], last: undefined })
  first.close()

  const second = openLedger(path)
  expect(second.rows()).toEqual(one)
  const put = new Map([
    ['a', row('3')],
    ['d', row('4')],
  ])
  second.commit({ put, articles: new Map(), gone: ['b'], last: undefined })
  expect(second.rows()).toEqual(new Map([...put, ['c', row('2')]]))
  second.close()
})

it('a damaged ledger is empty', async () => {
  const { root } = await place({})
  const path = join(root, 'ledger.sqlite')
  writeFileSync(path, 'noise '.repeat(4000))
  const ledger = openLedger(path)
  expect(ledger.rows().size).toBe(0)
  ledger.commit({
    put: new Map([['a', row('1')]]),
    articles: new Map(),
    gone: [],
    last: undefined,
  })
  expect(ledger.rows().size).toBe(1)
  ledger.close()
})

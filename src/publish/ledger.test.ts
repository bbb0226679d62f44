import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { place } from '../../test/support/build.ts'
import type { LedgerRow } from './file-row.ts'
import { openLedger } from './ledger.ts'

const row = (fingerprint: string): LedgerRow => {
  return { fingerprint, size: 3, mtime: 1.25, sha256: 'ab' }
}

const none = new Map<string, string>()

it('a ledger says what was committed last, and no more', async () => {
  const path = join((await place({})).cache, 'ledger.sqlite')
  const first = openLedger(path)
  expect(first.rows()).toEqual(new Map())
  const one = new Map([
    ['a', row('1')],
    ['b', row('2')],
    ['c', row('2')],
  ])
  first.commit({
    put: one,
    articles: new Map(),
    gone: [],
    marks: none,
    contents: none,
    last: undefined,
    site: { address: 'https://news.example/', articles: 1 },
  })
  first.close()

  const second = openLedger(path)
  expect(second.rows()).toEqual(one)
  const put = new Map([
    ['a', row('3')],
    ['d', row('4')],
  ])
  second.commit({
    put,
    articles: new Map(),
    gone: ['b'],
    marks: none,
    contents: none,
    last: undefined,
    site: { address: 'https://news.example/', articles: 1 },
  })
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
    ...{ gone: [], marks: none, contents: none },
    last: undefined,
    site: { address: 'https://news.example/', articles: 1 },
  })
  expect(ledger.rows().size).toBe(1)
  ledger.close()
})

it.each<[string, (database: DatabaseSync) => void]>([
  ['a row that is new', database => database.exec("insert into file values ('b', '', 0, 0, '')")],
  [
    'a row that is other',
    database => database.exec("update file set fingerprint = '2' where path = 'a'"),
  ],
  [
    'a row that is replaced',
    database => database.exec("insert or replace into file values ('a', '3', 0, 0, '')"),
  ],
  ['a row that is gone', database => database.exec("delete from file where path = 'a'")],
])('marks of years are forgotten with %s', async (_, change) => {
  const path = join((await place({})).cache, 'ledger.sqlite')
  const ledger = openLedger(path)
  const marks = new Map([['/2014', 'x']])
  const put = new Map([['a', row('1')]])
  ledger.commit({
    put,
    articles: new Map(),
    gone: [],
    marks,
    contents: none,
    last: undefined,
    site: { address: 'https://news.example/', articles: 1 },
  })
  expect(ledger.marks()).toEqual(marks)
  ledger.close()
  const database = new DatabaseSync(path)
  change(database)
  database.close()
  const again = openLedger(path)
  expect(again.marks()).toEqual(new Map())
  again.close()
})

it('marks of years are forgotten when files are announced', async () => {
  const ledger = openLedger(join((await place({})).cache, 'ledger.sqlite'))
  const marks = new Map([['/2014', 'x']])
  ledger.commit({
    put: new Map(),
    articles: new Map(),
    gone: [],
    marks,
    contents: none,
    last: undefined,
    site: { address: 'https://news.example/', articles: 1 },
  })
  expect(ledger.marks()).toEqual(marks)
  ledger.announce(['c'], new Map())
  expect(ledger.marks()).toEqual(new Map())
  ledger.close()
})

import { expect, test } from 'vitest'
import { webRecords } from './web-records.ts'

test('a header without end is read no further than its limit', async () => {
  let pieces = 0
  async function* endless() {
    yield Buffer.from('WARC/1.0\r\nX: ')
    for (; pieces < 10_000; pieces += 1) yield Buffer.alloc(65_536, 'a')
  }
  const found = []
  for await (const record of webRecords(endless(), () => true)) found.push(record)
  expect(found).toEqual([{ number: 1, broken: 'its headers are longer than 1 MB' }])
  expect(pieces).toBeLessThan(40)
})

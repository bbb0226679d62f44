import { expect, test } from 'vitest'
import { response } from '../../../test/support/warc-records.ts'
import { unpackedPieces } from './pieces.ts'
import { webRecords } from './web-records.ts'

test('a header without end is kept no further than its limit, and the next record is found', async () => {
  async function* endless() {
    yield Buffer.from('WARC/1.0\r\nX: ')
    for (let pieces = 0; pieces < 1_000; pieces += 1) yield Buffer.alloc(65_536, 'a')
    yield Buffer.from('\r\n')
    yield response('https://post.example/b', 'B')
  }
  const found = []
  for await (const one of webRecords(unpackedPieces(endless(), false), () => true)) found.push(one)
  expect(found).toMatchObject([
    { at: 0, broken: 'its headers are longer than 1 MB' },
    { url: 'https://post.example/b', at: 13 + 65_536_000 + 2 },
  ])
})

import { gzipSync } from 'node:zlib'
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

test.each([false, true])(
  'a disk that fails is told where it does, and what came before is read',
  async packed => {
    const records = ['a', 'b', 'c'].map(name =>
      response(`https://post.example/${name}`, name.repeat(500)),
    )
    const bytes = Buffer.concat(packed ? records.map(one => gzipSync(one)) : records)
    async function* failing() {
      yield bytes.subarray(0, bytes.length - 40)
      throw new Error('EIO: i/o error')
    }
    const found = []
    for await (const one of webRecords(unpackedPieces(failing(), packed), () => true))
      found.push(one)
    expect(found).toMatchObject([
      { url: 'https://post.example/a' },
      { url: 'https://post.example/b' },
      { fault: expect.stringContaining('EIO: i/o error; nothing after it can be read') },
    ])
  },
)

test('empty members, zeros and empty lines between records are no damage', async () => {
  const [one, two] = ['a', 'b'].map(name => response(`https://post.example/${name}`, name))
  const lines = Buffer.from('\r\n\r\n\n')
  const plain = Buffer.concat([one as Buffer, lines, two as Buffer, lines])
  const packed = [one as Buffer, '', two as Buffer].map(part => gzipSync(part))
  for (const bytes of [plain, Buffer.concat([...packed, Buffer.alloc(512)])]) {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
    }
    const found = []
    for await (const record of webRecords(unpackedPieces(pieces(), false), () => true))
      found.push(record)
    expect(
      found.map(record => ('url' in record ? [record.url, record.fault, record.doubt] : record)),
    ).toEqual([
      ['https://post.example/a', undefined, undefined],
      ['https://post.example/b', undefined, undefined],
    ])
  }
})

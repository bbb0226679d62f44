import { appendFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fileOf, page, read, record, response } from '../../../test/support/warc-records.ts'
import type { OldItem, Unreadable } from '../old-item.ts'
import { openWarc } from './open-warc.ts'

const at = (name: string) => `https://post.example/${name}`
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(one => response(at(one), page(`Page ${one}`))) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
]
const packed = [a, b, c, d].map(one => gzipSync(one)) as [Buffer, Buffer, Buffer, Buffer]
const all = Buffer.concat

/** What was read of a file: titles, and the reasons why something was not. */
async function told(bytes: Buffer, name = 'x.warc') {
  return (await read(fileOf(bytes, name))).items.map(word)
}

function word(item: OldItem | Unreadable): string {
  if ('unreadable' in item) return `${item.key}: ${item.reason}`
  const doubts = item.losses.filter(({ code }) => code === 'source-broken')
  return [item.title, ...doubts.map(({ detail }) => detail)].join(': ')
}

function flipped(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[index] = (copy[index] ?? 0) ^ 0x10
  return copy
}

function withLength(bytes: Buffer, change: (length: number) => number): Buffer {
  const text = bytes.toString('latin1')
  const wrong = text.replace(
    /Content-Length: (\d+)/,
    (_, n) => `Content-Length: ${change(Number(n))}`,
  )
  return Buffer.from(wrong, 'latin1')
}

test('a file that is cut in the middle of a record gives what stands before', async () => {
  const bytes = all([a, b, c])
  expect(await told(bytes.subarray(0, -200))).toEqual([
    'Page a',
    'Page b',
    `${at('c')}: at byte ${a.length + b.length}, the file ends within it: 196 bytes are missing`,
  ])
})

test('a file that is cut in the middle of a member gives what stands before', async () => {
  const bytes = all(packed.slice(0, 3)).subarray(0, -50)
  const start = packed[0].length + packed[1].length
  expect(await told(bytes, 'x.warc.gz')).toEqual([
    'Page a',
    'Page b',
    `${at('c')}: at byte ${start}, it cannot be unpacked: the file ends within it; nothing after it can be read`,
  ])
})

test.each([1, 4, 9, 12, 60, 150, 200, -9, -7, -2])(
  'a flipped byte in a member costs that member only (byte %i)',
  async index => {
    const [one, two, three, four] = packed
    const wrong = flipped(two, index < 0 ? two.length + index : index)
    const items = await told(all([one, wrong, three, four]), 'x.warc.gz')
    expect([items[0], ...items.slice(2)]).toEqual(['Page a', 'Page c', 'Page d'].slice(0, 3))
    expect(items[1]).toMatch(
      index === 4 || index === 9 ? /Page b/ : /byte \d+.*it cannot be unpacked|^x\.warc\.gz, byte/,
    )
  },
)

test.each([
  ['by a few bytes', (n: number) => n + 7],
  ['by the next record', (n: number) => n + 100],
  ['by two records', (n: number) => n + a.length * 2 + 30],
  ['by more than the file', (n: number) => n + 1_000_000],
])('a length that is too long %s hides no record', async (_, change) => {
  const wrong = withLength(b, change)
  const doubt = expect.stringMatching(
    /^Page b: its Content-Length says \d+ bytes, but the next record begins after \d+$/,
  )
  expect(await told(all([a, wrong, c, d]))).toEqual(['Page a', doubt, 'Page c', 'Page d'])
  const members = all([a, wrong, c, d].map(one => gzipSync(one)))
  expect(await told(members, 'x.warc.gz')).toEqual(['Page a', doubt, 'Page c', 'Page d'])
  const one = gzipSync(all([a, wrong, c, d]))
  expect(await told(one, 'x.warc.gz')).toEqual(['Page a', doubt, 'Page c', 'Page d'])
})

test.each([0, 1, 100, 300])(
  'a length that is too short by %i bytes or so hides no record',
  async by => {
    const wrong = withLength(b, n => n - 10 - by)
    for (const [bytes, name] of [
      [all([a, wrong, c, d]), 'x.warc'],
      [all([a, wrong, c, d].map(one => gzipSync(one))), 'x.warc.gz'],
    ] as const) {
      const items = await told(bytes, name)
      expect(items.filter(one => /^Page [acd]$/.test(one))).toHaveLength(3)
      expect(items[1]).toContain('its Content-Length may be too small')
      expect(items[2]).toMatch(/bytes that are not a WARC record were skipped/)
    }
  },
)

test('a length that is shorter than the response itself says fails the page', async () => {
  const body = page('Page b')
  const whole = response(at('b'), body, { 'Content-Length': String(body.length) })
  const items = await told(all([a, withLength(whole, n => n - 50), c]))
  expect(items[1]).toMatch(/b: at byte \d+, its Content-Length is too small/)
  const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
  const chunked = response(at('b'), chunks, { 'Transfer-Encoding': 'chunked' })
  expect((await told(all([a, withLength(chunked, n => n - 50), c])))[1]).toMatch(/is too small/)
})

test('rubbish between records is told by its bytes, and the rest is read', async () => {
  const rubbish = Buffer.from('rubbish\r\n\r\nmore \0 of it, even WARC/1.0\r\n')
  expect(await told(all([a, b, rubbish, c]))).toEqual([
    'Page a',
    'Page b: other bytes follow it: its Content-Length may be too small',
    `x.warc, byte ${a.length + b.length}: ${rubbish.length} bytes that are not a WARC record were skipped`,
    'Page c',
  ])
  const start = packed[0].length
  expect(await told(all([packed[0], rubbish, packed[1], packed[2]]), 'x.warc.gz')).toEqual([
    'Page a',
    `x.warc.gz, byte ${start}: it cannot be unpacked: no gzip member begins here; reading goes on at byte ${start + rubbish.length}`,
    'Page b',
    'Page c',
  ])
})

test('a file that has lost its beginning is read from its first whole record on', async () => {
  expect((await told(all([a, b, c]).subarray(100))).slice(-2)).toEqual(['Page b', 'Page c'])
  const cut = all(packed.slice(0, 3)).subarray(100)
  expect((await told(cut, 'x.warc.gz')).slice(-2)).toEqual(['Page b', 'Page c'])
})

test('a file is unpacked by what it holds, and not by its name', async () => {
  expect(await told(all([a, b]), 'x.warc.gz')).toEqual(['Page a', 'Page b'])
  expect(await told(all([gzipSync(a), gzipSync(b)]), 'x.warc')).toEqual(['Page a', 'Page b'])
})

test('a head that breaks off, or tells no length, costs its record only', async () => {
  const headless = Buffer.from('WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://po')
  expect(await told(all([a, headless, Buffer.from('\r\n'), c]))).toEqual([
    'Page a',
    `x.warc, byte ${a.length}: its headers break off, and another record begins there`,
    'Page c',
  ])
  const lengthless = Buffer.from(
    b.toString('latin1').replace(/Content-Length: \d+/, 'Content-Length: ?'),
  )
  expect(await told(all([a, lengthless, c]))).toEqual([
    'Page a',
    `x.warc, byte ${a.length}: its headers do not give its length`,
    'Page c',
  ])
})

test('damaged records of other kinds are told, too', async () => {
  const request = record({ 'WARC-Type': 'request', 'WARC-Target-URI': at('b') }, 'GET /b HTTP/1.1')
  const picture = response(at('p.png'), 'PNG', { 'Content-Type': 'image/png' })
  const long = (bytes: Buffer) => withLength(bytes, n => n + 500)
  const items = await told(all([a, long(request), b, long(picture), c, d]))
  expect(items).toEqual([
    'Page a',
    expect.stringMatching(/^x\.warc, byte \d+: a record of type request: its Content-Length says/),
    'Page b',
    expect.stringMatching(/^x\.warc, record 4: response of https:\/\/post.example\/p.png: at byte/),
    'Page c',
    'Page d',
  ])
})

test('a page that quotes a record, and an archive within an archive, stay whole', async () => {
  const quote = response(at('q'), page('Quoting', `<pre>\r\n\r\n${b.toString('latin1')}</pre>`))
  const archive = record({ 'WARC-Type': 'resource', 'WARC-Target-URI': at('x.warc') }, all([b, c]))
  expect(await told(all([a, quote, archive, d]))).toEqual(['Page a', 'Quoting', 'Page d'])
  expect(await told(gzipSync(all([a, quote, archive, d])), 'x.warc.gz')).toEqual([
    'Page a',
    'Quoting',
    'Page d',
  ])
})

test('a damaged newer capture does not hide an older one that is whole', async () => {
  const newer = response(at('a'), page('Newer'), {}, { 'WARC-Date': '2023-01-01T00:00:00Z' })
  expect(await told(all([a, b, newer]).subarray(0, -200))).toEqual([
    'Page a',
    'Page b',
    expect.stringMatching(
      /^x\.warc, record 3: https:\/\/post\.example\/a, of which another capture counts: at byte/,
    ),
  ])
})

test('in a folder, what is no web archive is told, and the others are read', async () => {
  const path = fileOf(a, 'a.warc')
  const folder = path.slice(0, -'/a.warc'.length)
  appendFileSync(`${folder}/b.warc`, '')
  appendFileSync(`${folder}/c.warc.gz`, gzipSync('something else'))
  const source = await openWarc(folder)
  const items: string[] = []
  for await (const item of source.items()) items.push(word(item))
  expect(items).toEqual([
    'Page a',
    'b.warc, byte 0: the file is empty',
    'c.warc.gz, byte 0: 14 bytes that are not a WARC record were skipped',
  ])
})

test.each([
  ['an empty file', '', 'x.warc', /the file is empty/],
  ['a page', '<html>', 'x.warc', /6 bytes that are not a WARC record/],
  ['a packed page', gzipSync('<html>'), 'x.warc.gz', /not a WARC record/],
  ['a text called .gz', 'Fog', 'x.warc.gz', /no gzip member begins here/],
  [
    'nothing but a damaged record',
    withLength(a, n => n + 9).subarray(0, 150),
    'x.warc',
    /ends within/,
  ],
])('%s cannot be used, and the message says why', async (_, bytes, name, why) => {
  await expect(openWarc(fileOf(Buffer.from(bytes), name))).rejects.toThrow(why)
})

test('many damages take time that grows with the file only', async () => {
  const wrong = withLength(a, n => n + 400 * a.length)
  const start = performance.now()
  const items = await told(all(Array.from({ length: 800 }, () => wrong)))
  expect(items).toHaveLength(800)
  const members = all(Array.from({ length: 3000 }, () => packed[0].subarray(0, 90)))
  await told(all([packed[0], members]), 'x.warc.gz')
  expect(performance.now() - start).toBeLessThan(20_000)
})

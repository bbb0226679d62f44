import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { expect, test } from 'vitest'
import { fileOf, page, read, record, response, url } from '../../../test/support/warc-records.ts'
import { Unusable } from '../old-item.ts'
import { openWarc } from './open-warc.ts'

test('a page is read with its address and the moment when it was kept', async () => {
  const { source, item } = await read(
    fileOf(
      Buffer.concat([record({ 'WARC-Type': 'warcinfo' }, 'x'), response(url, page('The ferry'))]),
    ),
  )
  expect(item).toMatchObject({
    key: url,
    place: 'a.warc, record 2',
    title: 'The ferry',
    addresses: [url],
    retrieved: { text: '2020-05-06T07:08:09+00:00' },
    base: url,
    skipped: undefined,
  })
  expect(source.site.address).toBe('https://post.example')
  expect(source.progress()).toBe(1)
})

test.each([
  ['gzip', gzipSync(page('Packed'))],
  ['br', brotliCompressSync(page('Packed'))],
  ['gzip', Buffer.from(page('Packed'))],
])('a body that says %s is unpacked if it is packed', async (coding, body) => {
  const { item } = await read(fileOf(response(url, body, { 'Content-Encoding': coding })))
  expect(item.title).toBe('Packed')
})

test('a body in chunks and an old encoding is read by its headers', async () => {
  const text = Buffer.from(page('M\u00f6we'), 'latin1')
  const chunked = Buffer.concat([
    Buffer.from(`${text.length.toString(16)}\r\n`),
    text,
    Buffer.from('\r\n0\r\n\r\n'),
  ])
  const { item } = await read(
    fileOf(
      response(url, chunked, {
        'Content-Type': 'text/html; charset=iso-8859-1',
        'Transfer-Encoding': 'chunked',
      }),
    ),
  )
  expect(item.title).toBe('Möwe')
})

test('of several captures the latest counts, and every other is left out by rule', async () => {
  const { items } = await read(
    fileOf(
      gzipSync(
        Buffer.concat([
          response(url, page('New'), {}, { 'WARC-Date': '2021-01-01T00:00:00Z' }),
          response(url, page('Old'), {}, { 'WARC-Date': '2019-01-01T00:00:00Z' }),
          record(
            {
              'WARC-Type': 'revisit',
              'WARC-Target-URI': url,
              'WARC-Refers-To-Date': '2021-01-01T00:00:00Z',
            },
            '',
          ),
          response('https://post.example/gone', 'Gone', {}, {}, '404 Not Found'),
          response(
            'https://post.example/print',
            page('New', '').replace('<head>', `<head><link rel="canonical" href="${url}">`),
          ),
        ]),
      ),
      'a.warc.gz',
    ),
  )
  expect(items).toMatchObject([
    { title: 'New', skipped: undefined },
    { skipped: 'a later capture counts: a.warc.gz, record 1' },
    { skipped: 'nothing had changed since 2021-01-01T00:00:00Z' },
    { skipped: 'the server answered 404' },
    { skipped: `it stands under ${url}, too` },
  ])
})

const canonical = (html: string, to: string) =>
  html.replace('<head>', `<head><link rel="canonical" href="${to}">`)

test('what leads on to a page is an old address of it', async () => {
  const { items } = await read(
    fileOf(
      Buffer.concat([
        response('https://post.example/first', page('First')),
        response('https://post.example/old/b', '', { Location: '/mid/b' }, {}, '301 Moved'),
        response('http://post.example/mid/b', '', { Location: '/2012/b.html' }, {}, '302 Found'),
        response('https://post.example/2012/b.html', page('Target')),
        response(
          'https://post.example/b.php',
          '<meta http-equiv="refresh" content="0; url=/2012/b.html"><p>It is elsewhere.</p>',
        ),
        response(
          'https://post.example/whole',
          page('Whole', '<noscript><meta http-equiv="refresh" content="0; url=/n"></noscript>'),
        ),
      ]),
    ),
  )
  expect(items).toMatchObject([
    { title: 'First', addresses: ['https://post.example/first'] },
    { skipped: 'it leads on to https://post.example/mid/b' },
    { skipped: 'it leads on to http://post.example/2012/b.html' },
    {
      title: 'Target',
      addresses: [
        'https://post.example/2012/b.html',
        'http://post.example/mid/b',
        'https://post.example/b.php',
        'https://post.example/old/b',
      ],
    },
    { skipped: 'it leads on to https://post.example/2012/b.html' },
    { title: 'Whole', skipped: undefined },
  ])
})

test('a page under several addresses is one article', async () => {
  const at = (target: string, date: string, more = '') =>
    response(target, page('The ferry', more), {}, { 'WARC-Date': `${date}T00:00:00Z` })
  const { items } = await read(
    fileOf(
      Buffer.concat([
        at('https://post.example/ferry', '2019-01-01'),
        at('http://www.post.example/ferry?utm_source=fb', '2021-01-01'),
        at('https://post.example/ferry?share=twitter&replytocom=3', '2020-01-01'),
        at('https://post.example/ferry?print=1', '2020-01-01'),
        at('https://post.example/ferry?page=2', '2020-01-01', '<p>Another text.</p>'),
      ]),
    ),
  )
  expect(items).toMatchObject([
    { skipped: 'a later capture counts: a.warc, record 2' },
    { skipped: undefined, addresses: ['http://www.post.example/ferry'] },
    { skipped: 'a later capture counts: a.warc, record 2' },
    { skipped: 'it stands under http://www.post.example/ferry, too' },
    { skipped: undefined },
  ])
})

test('a page of another host has its source there, and no address of the site', async () => {
  const { items } = await read(
    fileOf(
      Buffer.concat([
        response('https://post.example/a', page('Own')),
        response('https://www.post.example/b', canonical(page('Own, too'), 'https://x.example/b')),
        response('https://other.example/c.html', page('Foreign')),
      ]),
    ),
  )
  expect(items).toMatchObject([
    { source: undefined, addresses: ['https://post.example/a'] },
    { source: { name: 'x.example' }, addresses: ['https://www.post.example/b'] },
    { source: { name: 'other.example', url: 'https://other.example/c.html' }, addresses: [] },
  ])
})

test('pictures of the archive are files while the process lives', async () => {
  const { source, item } = await read(
    fileOf(
      Buffer.concat([
        response(url, page('Pier', '<p><img src="/pier.png" alt="The pier"></p>')),
        response('https://post.example/pier.png', 'PNG', { 'Content-Type': 'image/png' }),
      ]),
    ),
  )
  const path = source.fileOf?.('/pier.png', item) ?? ''
  expect(readFileSync(path, 'utf8')).toBe('PNG')
  expect(path).toMatch(/[\da-f]{24}\.png$/)
  expect(source.fileOf?.('/other.png', item)).toBeUndefined()
})

async function waczOf(files: Record<string, Buffer>) {
  const zip = new ZipWriter(new Uint8ArrayWriter())
  for (const [name, bytes] of Object.entries(files))
    await zip.add(name, new Uint8ArrayReader(bytes))
  return zip.close()
}

test('a WACZ is read where it is, and what else is in it is not unpacked', async () => {
  const path = fileOf(
    await waczOf({
      'archive/data.warc.gz': gzipSync(response(url, page('Zipped'))),
      'archive/sub/other.warc.gz': gzipSync(response(url, page('Other'))),
      'datapackage.json': Buffer.from('{}'),
    }),
    'a.wacz',
  )
  const { items } = await read(path)
  expect(items).toMatchObject([
    { title: 'Zipped', place: 'a.wacz: archive/data.warc.gz, record 1' },
  ])
})

test('a WACZ with a name that climbs out of it is refused', async () => {
  const bytes = gzipSync(response(url, page('Evil')))
  const path = fileOf(await waczOf({ '../archive/evil.warc.gz': bytes }), 'a.wacz')
  await expect(openWarc(path)).rejects.toThrow(Unusable)
  expect(existsSync(join(path, '../../archive'))).toBe(false)
})

test('a name that climbs out of a WACZ does not keep the rest from being read', async () => {
  const path = fileOf(
    await waczOf({
      '../evil.txt': Buffer.from('evil'),
      'archive/data.warc.gz': gzipSync(response(url, page('Zipped'))),
    }),
    'a.wacz',
  )
  expect((await read(path)).items).toMatchObject([{ title: 'Zipped' }])
  expect(existsSync(join(path, '../../evil.txt'))).toBe(false)
})

test('the folder of pictures goes when the process is stopped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stopped-'))
  const module = join(import.meta.dirname, 'kept-pictures.ts')
  const code = `const { KeptPictures } = await import(${JSON.stringify(module)})
new KeptPictures().keep('https://post.example/a.png', 'image/png', Buffer.from('PNG'))
console.log('kept')
setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(child.stdout, 'data')
  expect(readdirSync(folder)).toHaveLength(1)
  child.kill('SIGINT')
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGINT')
  expect(readdirSync(folder)).toEqual([])
})

test('a record that was cut off when it was kept is told', async () => {
  const { items } = await read(
    fileOf(Buffer.concat([response(url, page('Cut'), {}, { 'WARC-Truncated': 'length' })])),
  )
  expect(items).toMatchObject([
    { unreadable: true, reason: 'it was cut off when it was kept (length)' },
  ])
})

test.each([
  ['an empty file', Buffer.from(''), 'a.warc'],
  ['something else', Buffer.from('<html>'), 'a.warc'],
  ['a zip of something else', Buffer.from('PK\x03\x04rubbish'), 'a.wacz'],
  ['an archive without pages', record({ 'WARC-Type': 'warcinfo' }, 'x'), 'a.warc'],
])('%s cannot be used', async (_, bytes, name) => {
  await expect(openWarc(fileOf(bytes, name))).rejects.toThrow(Unusable)
})

test('the site is called as its first page calls it', async () => {
  const named = page('Fog').replace(
    '<html><head>',
    '<html lang="en"><head><meta property="og:site_name" content="Harbour Post">',
  )
  const { source, item } = await read(fileOf(response(url, named)))
  expect(source.site).toEqual({
    address: 'https://post.example',
    name: 'Harbour Post',
    language: 'en',
  })
  expect(item.source).toBeUndefined()
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { leftOf, recognized } from './recognize.ts'

function folderWith(files: Record<string, string | Buffer>) {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-kinds-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const wordpress =
  '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel/></rss>'
const pages = { 'a.html': '<html><body>A</body></html>', 'b.html': '<html><body>B</body></html>' }

test('an export counts more than pages beside it, and these are named', async () => {
  const folder = folderWith({ 'export.xml': wordpress, ...pages })
  expect(await recognized(folder)).toBe('wordpress')
  expect(await leftOf(folder, 'wordpress')).toEqual(['a.html', 'b.html'])
  const ghost = folderWith({ 'x.json': '{"db":[{"meta":{"exported_on":1},"data":{}}]}', ...pages })
  expect(await recognized(ghost)).toBe('ghost')
})

test('texts in other forms are taken for a folder of texts, which tells that it is not read', async () => {
  expect(await recognized(folderWith({ 'tide.rst': 'Tide\n====\n', 'b.textile': 'h1. B' }))).toBe(
    'markdown',
  )
})

test('any other JSON does not', async () => {
  expect(await recognized(folderWith({ 'x.json': '{"data":[]}', ...pages }))).toBe('page')
})

test('a file that is packed is told how to be unpacked', async () => {
  const folder = folderWith({ 'gut.xml.gz': gzipSync(wordpress) })
  await expect(recognized(join(folder, 'gut.xml.gz'))).rejects.toThrow('gunzip')
})

const kindOf = (text: string, name = 'site.xml') =>
  recognized(join(folderWith({ [name]: text }), name))

test.each([
  '<rss version="2.0"></rss>',
  '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>',
  '<?xml version="1.0"?><?xml-stylesheet href="a.css"?><!-- a --><!-- b -->\n<rdf:RDF/>',
  '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>\n<rss/>',
])('“%s” is a feed', async text => {
  expect(await kindOf(text)).toBe('feed')
})

test('an article about WordPress makes no export of a feed', async () => {
  const sample = '<![CDATA[<p>xmlns:wp="http://wordpress.org/export/1.2/"</p><wp:post_type>]]>'
  const about = `<description>${sample}</description><title>&lt;wp:a> xmlns:wp="b"</title>`
  const item = `<!-- <wp:a> --><item>${about}</item>`
  expect(await kindOf(`<rss version="2.0"><channel>${item}</channel></rss>`)).toBe('feed')
  expect(await kindOf(`Warning: old.\n${wordpress}`)).toBe('wordpress')
})

test('many comments at the beginning are passed over', async () => {
  await expect(kindOf(`${'<!-- a --> '.repeat(5_000)}<sheet/>`)).rejects.toThrow('no kind')
  expect(await kindOf(`${'<!-- a --> '.repeat(5_000)}<rss/>`)).toBe('feed')
})

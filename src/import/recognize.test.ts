import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { leftOf, recognized } from './recognize.ts'

function folderWith(files: Record<string, string | Buffer>) {
  const folder = mkdtempSync(join(tmpdir(), 'kinds-'))
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

test('any other JSON does not', async () => {
  expect(await recognized(folderWith({ 'x.json': '{"data":[]}', ...pages }))).toBe('page')
})

test('a file that is packed is told how to be unpacked', async () => {
  const folder = folderWith({ 'gut.xml.gz': gzipSync(wordpress) })
  await expect(recognized(join(folder, 'gut.xml.gz'))).rejects.toThrow('gunzip')
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { recognized } from './recognize.ts'

const folder = mkdtempSync(join(tmpdir(), 'backfile-kinds-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kindOf = (text: string, name = 'site.xml') => {
  writeFileSync(join(folder, name), text)
  return recognized(join(folder, name))
}

test.each([
  '<rss version="2.0"></rss>',
  '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>',
  '<?xml version="1.0"?><?xml-stylesheet href="a.css"?><!-- a --><!-- b -->\n<rdf:RDF/>',
  '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>\n<rss/>',
])('“%s” is a feed', async text => {
  expect(await kindOf(text)).toBe('feed')
})

test('many comments at the beginning take no time', async () => {
  const started = performance.now()
  await expect(kindOf(`${'<!-- a --> '.repeat(5_000)}<sheet/>`)).rejects.toThrow('no kind')
  expect(await kindOf(`${'<!-- a --> '.repeat(5_000)}<rss/>`)).toBe('feed')
  expect(performance.now() - started).toBeLessThan(2_000)
})

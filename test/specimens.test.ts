import { readdirSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, filesBelow, type Place, place } from './support/build.ts'

/*
 * Every folder of test/archives is a content folder and what is expected of its site: files byte for
 * byte, or, as `x.main.html` and `x.jsonld`, the matter and the JSON-LD of the page `x.html`. Files of
 * `expected` that are there are compared; `UPDATE=1` writes them anew (begin with an empty file).
 */
const root = 'test/archives'

async function made(at: Place, name: string): Promise<Buffer> {
  const page = /^(.*)\.(?:main\.html|jsonld)$/.exec(name)?.[1]
  if (page === undefined) return readFile(join(at.out, name))
  const html = await readFile(join(at.out, `${page}.html`), 'utf8')
  return Buffer.from(name.endsWith('.jsonld') ? dataOf(html) : matterOf(html))
}

/** What stands in `<main>`, an element a line. */
function matterOf(html: string): string {
  const [, main = ''] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  return `${main.trim().replaceAll(/>\s*<(?=[a-z])/g, '>\n<')}\n`
}

function dataOf(html: string): string {
  const [, data = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
  return `${JSON.stringify(JSON.parse(data), null, 2)}\n`
}

describe.each(readdirSync(root))('the archive “%s”', name => {
  test('gives the site that is expected of it', async () => {
    const at = await place({})
    await cp(join(root, name, 'content'), at.content, { recursive: true })
    const { status, stderr } = await build(at)
    expect(status, stderr).toBe(0)
    const expected = join(root, name, 'expected')
    const files = await filesBelow(expected)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const bytes = await made(at, file)
      if (process.env.UPDATE) await writeFile(join(expected, file), bytes)
      const wanted = await readFile(join(expected, file))
      const isText = !/\.(?:png|jpe?g|webp)$/.test(file)
      if (isText) expect(bytes.toString(), file).toBe(wanted.toString())
      else expect(bytes.equals(wanted), file).toBe(true)
    }
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { article, place, run, write } from './support/build.ts'

const ferry = article(
  { title: 'Ferry', date: '2019-05-01' },
  'See [the port](http://127.0.0.1/).\n',
)

test('npm run health writes a page and data, and names mistakes of the content instead where there are some', async () => {
  const at = await place({ 'articles/ferry.md': ferry, 'articles/wall.md': '---\ntitle: [\n---\n' })
  const failed = await run(['scripts/health.ts'], at.env)
  expect(failed.status).toBe(1)
  expect(failed.stderr).toContain('articles/wall.md:2')
  expect(existsSync(join(at.cache, 'health.html'))).toBe(false)
  await write(at.content, { 'articles/wall.md': article({ title: 'Wall', date: '2019-05-02' }) })
  const { status, stdout, stderr } = await run(['scripts/health.ts', '--links'], at.env)
  expect(status, stderr).toBe(0)
  expect(stdout).toMatch(/^ +2 {2}articles$/m)
  const data = JSON.parse(readFileSync(join(at.cache, 'health.json'), 'utf8'))
  expect(data).toMatchObject({ articles: 2, deadLinks: [] })
  expect(readFileSync(join(at.cache, 'links.jsonl'), 'utf8')).toContain('http://127.0.0.1/')
})

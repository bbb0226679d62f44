import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  article,
  build,
  type Files,
  filesBelow,
  type Place,
  place,
  run,
  write,
} from './support/build.ts'

const many: Files = Object.fromEntries(
  Array.from({ length: 20 }, (_, i) => [
    `articles/story-${i}.md`,
    article({ title: `Story ${i}`, date: '2020-01-01' }, `Text ${i}.\n`),
  ]),
)

async function built(at: Place, ...flags: string[]): Promise<string> {
  const { status, stdout, stderr } = await build(at, flags)
  expect(status, stderr).toBe(0)
  return stdout
}

/** Expects a build and a check to fail with a problem, and the site to stay as it is. */
async function expectRefused(at: Place, code: string): Promise<void> {
  const before = await filesBelow(at.out)
  const { status, stderr } = await build(at)
  expect(status).toBe(1)
  expect(stderr).toContain(`error ${code}`)
  if (code !== 'content-missing') expect(stderr).toContain('--accept-loss')
  expect(await filesBelow(at.out)).toEqual(before)
  const checked = await run(['scripts/check.ts'], at.env)
  expect(checked.status).toBe(1)
  expect(checked.stdout).toContain(`error ${code}`)
}

const withContent = (at: Place, name: string): Place => {
  const content = join(at.root, name)
  return { ...at, content, env: { ...at.env, BACKFILE_CONTENT: content } }
}

test('a content folder that is missing, mistyped, emptied or cut short removes nothing', async () => {
  const at = await place(many)
  await built(at)
  const mistyped = withContent(at, 'contnet')
  await expectRefused(mistyped, 'content-missing')
  const accepting = { ...mistyped, env: { ...mistyped.env, BACKFILE_ACCEPT_LOSS: '1' } }
  await expectRefused(accepting, 'content-missing')
  const renamed = withContent(at, 'renamed')
  await cp(at.content, renamed.content, { recursive: true })
  await rename(join(renamed.content, 'articles'), join(renamed.content, 'Articles-2'))
  await expectRefused(renamed, 'articles-missing')
  const short = withContent(at, 'short')
  await write(short.content, { 'articles/story-1.md': many['articles/story-1.md'] ?? '' })
  await expectRefused(short, 'articles-lost')
  await write(
    at.content,
    Object.fromEntries(
      Object.keys(many).map(file => [
        file,
        article({ title: 'Held', date: '2020-01-01', draft: true }),
      ]),
    ),
  )
  await expectRefused(at, 'articles-lost')
  await built(short, '--accept-loss')
  expect((await filesBelow(at.out)).filter(file => /story-\d+\/index\.html/.test(file))).toEqual([
    '2020/01/story-1/index.html',
  ])
  await built(short)
})

test('a build says which addresses of articles it removes, and how to keep them', async () => {
  const at = await place({
    ...many,
    'articles/old.md': article(
      { title: 'Old', date: '2019-01-01', aliases: ['/old.html'] },
      'Old text.\n',
    ),
  })
  expect(await built(at)).not.toContain('are removed now')
  await rename(join(at.content, 'articles/old.md'), join(at.content, 'articles/great-storm.md'))
  await write(at.content, {
    'articles/story-2.md': article({ title: 'Story 2', date: '2020-02-02' }),
  })
  await rm(join(at.content, 'articles/story-3.md'))
  const said = await built(at)
  const shown = at.content
  expect(said).toContain(
    `  /2019/01/old/, of ${shown}/articles/old.md. Its article is at /2019/01/great-storm/ now. To keep the old address, add to ${shown}/articles/great-storm.md: “aliases: ["/old.html","/2019/01/old/"]”.`,
  )
  expect(said).toContain(
    `  /2020/01/story-2/, of ${shown}/articles/story-2.md. Its article is at /2020/02/story-2/ now.`,
  )
  expect(said).toContain(
    `  /2020/01/story-3/, of ${shown}/articles/story-3.md. If its article is at another address now`,
  )
  expect(await built(at)).not.toContain('are removed now')
})

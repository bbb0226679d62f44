import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { article, place, write } from '../../test/support/build.ts'
import { findFiles } from './find-files.ts'
import { readChanged } from './read-changed.ts'
import { readText } from './read-text.ts'
import { remembering } from './remembering.ts'
import { openStore } from './store.ts'

const file = 'articles/wall.md'
const fields = { title: 'Wall', date: '2020-01-01', tags: ['Sea'] }
const text =
  'First.\n\nSee [the quay](quay.md) and ![a wall](/media/wall.jpg).\n\n## Stones\n\nLast.\n'
const before = article(fields, text)

/** Whether a file that is saved with another text, after it was read, is one whose text alone changed. */
async function isText(saved: string, first = before) {
  const at = await place({
    [file]: first,
    'articles/quay.md': article({ ...fields, title: 'Quay' }),
  })
  const opened = openStore(join(at.cache, 'archive.sqlite'), '1').store
  const store = remembering(opened)
  onTestFinished(() => store.close())
  const { files } = findFiles(at.content, 'articles', /\.md$/)
  await readChanged(at.content, files, store, () => undefined)
  await write(at.content, { [file]: saved })
  const answer = await readText(at.content, file, store)
  return { answer, html: opened.html(file), loaded: store.load('articles'), opened, at, store }
}

test.each([
  ['another word', text.replace('Last', 'Newest')],
  ['a paragraph before its links', text.replace('First.', 'First.\n\nSecond.')],
  ['another heading', text.replace('Stones', 'Rocks')],
  ['a list', `${text}\n- one\n- two\n`],
  ['a footnote', `${text}\nNoted.[^1]\n\n[^1]: The note.\n`],
])('%s is a change of the text alone, and is kept', async (_, changed) => {
  const { answer, html, loaded, opened } = await isText(article(fields, changed))
  expect(answer).toBe(true)
  expect(html).not.toBe('')
  expect(loaded).toEqual(opened.load('articles'))
})

test.each([
  ['another title', article({ ...fields, title: 'Walls' }, text)],
  ['a draft', article({ ...fields, draft: true }, text)],
  ['another tag', article({ ...fields, tags: ['Sea', 'Stone'] }, text)],
  ['another link', article(fields, text.replace('quay.md', 'pier.md'))],
  ['one link less', article(fields, text.replace('[the quay](quay.md)', 'the quay'))],
  ['another picture', article(fields, text.replace('wall.jpg', 'other.jpg'))],
  ['another alternative text', article(fields, text.replace('a wall', 'the wall'))],
  ['a mistake in the text', article(fields, `${text}\n<script>x</script>\n`)],
  ['a mistake in a field', article({ ...fields, date: '2020-02-30' }, text)],
  ['no frontmatter', text],
  ['nothing', ''],
  ['the same', before],
])('%s is more, or less, than a change of the text', async (_, saved) => {
  const { answer, loaded, opened } = await isText(saved)
  expect(answer).toBe(false)
  expect(loaded).toEqual(opened.load('articles'))
})

test('a mistake that is mended is more than a change of the text', async () => {
  const faulty = article({ ...fields, date: '2020-02-30' }, text)
  expect((await isText(before, faulty)).answer).toBe(false)
  expect((await isText(before, article(fields, `${text}\n<script>x</script>\n`))).answer).toBe(
    false,
  )
})

test('a file that is new, gone, or no file is none whose text changed', async () => {
  const { at, store } = await isText(before)
  await write(at.content, { 'articles/new.md': before, 'site.yaml': 'name: X\n' })
  await rm(join(at.content, file))
  for (const one of ['articles/new.md', 'site.yaml', file, 'articles', 'articles/none.md', '']) {
    expect(await readText(at.content, one, store), one).toBe(false)
  }
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { OldItem, Unreadable } from '../old-item.ts'
import { openWordPress } from './open-wordpress.ts'

const head =
  '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>'

function post(number: number, link: string, title: string, text = 'Text.'): string {
  return `<item><title>${title}</title><link>${link}</link><guid>https://old.example/?p=${number}</guid><content:encoded>${text}</content:encoded><wp:post_id>${number}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>`
}

async function readings(...parts: string[]): Promise<OldItem[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-wordpress-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [at, part] of parts.entries())
    writeFileSync(join(folder, `part-${at + 1}.xml`), head + part)
  const { outline, items } = await openWordPress(folder)
  return [await allOf(outline?.() ?? items()), await allOf(items())]
}

async function allOf(reading: AsyncIterable<OldItem | Unreadable>): Promise<OldItem[]> {
  const found: OldItem[] = []
  for await (const item of reading) if (!('unreadable' in item)) found.push(item)
  return found
}

describe('items that bear one number', () => {
  test('are one when the parts of an export overlap', async () => {
    const [ferry, wall] = [
      post(1, 'https://old.example/ferry/', 'Ferry'),
      post(2, 'https://old.example/wall/', 'Wall'),
    ]
    for (const items of await readings(
      `${ferry}${wall}</channel></rss>`,
      `${wall}</channel></rss>`,
    ))
      expect(items.map(({ key }) => key)).toEqual(['post 1', 'post 2'])
  })

  test('have keys of their own when they are of two sites, and that is told', async () => {
    const found = await readings(
      `${post(1, 'https://old.example/ferry/', 'Ferry')}</channel></rss>`,
      `${post(1, 'https://other.example/wall/', 'Wall')}</channel></rss>`,
    )
    for (const items of found)
      expect(items).toMatchObject([
        { key: 'post 1', title: 'Ferry', losses: [] },
        { key: 'post 1 (2)', title: 'Wall', losses: [{ code: 'id-twice', detail: 'post 1' }] },
      ])
  })

  test('are one that is whole, where another part cut it off', async () => {
    const ferry = post(1, 'https://old.example/ferry/', 'Ferry', 'The ferry was late.')
    const cut = ferry.slice(0, ferry.indexOf(' was late'))
    for (const items of await readings(cut, `${ferry}</channel></rss>`))
      expect(items).toMatchObject([
        { key: 'post 1', status: 'published', text: { value: 'The ferry was late.' } },
      ])
    for (const items of await readings(`${post(2, '', 'Wall')}${cut}`))
      expect(items.map(({ key }) => key)).toEqual(['post 2', 'post 1'])
  })
})

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allOf, folderOf } from './markdown/folder-in-test.ts'
import type { OldItem, SourceKind } from './old-item.ts'
import { openSource } from './open-source.ts'

const rss = `<rss version="2.0"><channel><title>Post</title><link>https://post.example/</link>
<item><title>Fog</title><link>https://post.example/fog</link><pubDate>Mon, 01 Jun 2020 00:00:00 GMT</pubDate><description>Fog.</description></item></channel></rss>`
const blogger = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018"><title>Post</title>
<entry><id>tag:a</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><title>Fog</title><content type="html">Fog.</content><published>2020-06-01T00:00:00Z</published></entry></feed>`

test.each<[SourceKind, string, string]>([
  ['feed', 'feed.xml', rss],
  ['blogger', 'blog.xml', blogger],
  [
    'page',
    'fog.txt',
    'EMBARGOED UNTIL 1 JUNE 2020\n\nFog keeps the fleet in port\nThe fleet stayed in port for the third day, since nobody could see.',
  ],
  ['markdown', 'fog.md', '---\ntitle: Fog\ndate: 2020-05-01\npublishDate: 2020-06-01\n---\nText'],
])(
  'the moment of the import decides whether an item of a %s is to come',
  async (kind, name, text) => {
    const path = join(folderOf({ [name]: text }), name)
    const statusOn = async (day: string) => {
      const [item] = await allOf(await openSource(kind, path, { now: Date.parse(day) }))
      return (item as OldItem).status
    }
    expect([await statusOn('2020-05-31'), await statusOn('2020-06-02')]).toEqual([
      'scheduled',
      'published',
    ])
  },
)

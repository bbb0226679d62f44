import { expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { converted } from '../text/convert.ts'
import { xmlRecords } from '../xml-records.ts'
import { emptyLibrary, noteIn } from './library.ts'
import { wordPressItem } from './wordpress-item.ts'

async function* pieces(items: string): AsyncGenerator<string> {
  yield `<rss><channel>${items}</channel></rss>`
}

const item = (number: number, type: string, status: string, more: string) =>
  `<item><title>T${number}</title><link>https://old.example/${number}/</link><wp:post_id>${number}</wp:post_id><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status>${more}</item>`

const file = (number: number, parent: number, status = 'inherit') =>
  item(
    number,
    'attachment',
    status,
    `<wp:post_parent>${parent}</wp:post_parent><wp:attachment_url>https://old.example/${number}.jpg</wp:attachment_url><excerpt:encoded>Caption ${number}</excerpt:encoded><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Alt ${number}</wp:meta_value></wp:postmeta>`,
  )

/** The items that the public post 1 is among: a public, a private, a draft and a locked one, each with a picture. */
const around = [
  item(2, 'post', 'publish', ''),
  ...['private', 'draft', 'pending', 'future', 'trash'].map((status, i) =>
    item(i + 3, 'post', status, ''),
  ),
  item(8, 'post', 'publish', '<wp:post_password>sesame</wp:post_password>'),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(parent => file(parent + 10, parent)),
  ...[file(20, 1, 'private'), file(21, 1, 'trash'), file(22, 0)],
]

/** A public post with a text, and the pictures that come of that. */
async function shown(text: string, more = ''): Promise<{ post: OldItem; pictures: string[] }> {
  const post = item(
    1,
    'post',
    'publish',
    `<content:encoded><![CDATA[${text}]]></content:encoded>${more}`,
  )
  const library = emptyLibrary()
  const records = []
  for await (const record of xmlRecords(pieces([post, ...around].join('')))) {
    noteIn(library, record)
    records.push(record)
  }
  const made = wordPressItem(records[0] as (typeof records)[0], 'export.xml', library)
  const { references } = converted(made.text, { base: made.base, hosts: [] })
  const names = references.flatMap(({ kind, address }) =>
    kind === 'image' ? [address.replace(/^.*\/|\.jpg$/g, '')] : [],
  )
  return { post: made, pictures: names }
}

const told = ({ losses }: OldItem) => losses.map(({ code, detail }) => `${code} ${detail}`)

test('a gallery shows the pictures that it names, of whatever item, and those of items that are not public are reported', async () => {
  const { post, pictures } = await shown('[gallery ids="11,12,13,14,18,22"]')
  expect(pictures).toEqual(['11', '12', '13', '14', '18', '22'])
  expect(told(post)).toEqual(
    ['13', '14', '18'].map(number => `image-of-draft https://old.example/${number}.jpg`),
  )
})

test.each(['20', '21'])(
  'a picture that is not public itself is in no gallery: %s',
  async number => {
    const { post, pictures } = await shown(`[gallery ids="11,${number}"]`)
    expect(pictures).toEqual(['11'])
    expect(told(post)).toEqual([`image-missing picture ${number}: it was not public`])
  },
)

test.each([3, 4, 5, 6, 7, 8])(
  'the pictures of item %i, which is not public, are in no gallery',
  async id => {
    const { post, pictures } = await shown(`Open. [gallery columns="2" id="${id}"]`)
    expect(pictures).toEqual([])
    expect(told(post)).toEqual([`image-missing the gallery of item ${id}: it was not public`])
  },
)

test.each([
  ['[gallery]', ['11']],
  ['[gallery id="1"]', ['11']],
  ['[gallery id="2"]', ['12']],
  ['[gallery id="2"] [gallery]', ['12', '11']],
  ['[gallery id="99"]', []],
  ['[gallery exclude="11"]', []],
  ['[gallery exclude="13"]', ['11']],
])(
  'a gallery has the pictures of the item that it names, or of its own: %s',
  async (text, expected) => {
    const { post, pictures } = await shown(text)
    expect(pictures).toEqual(expected)
    expect(told(post)).toEqual([])
  },
)

test('a picture in a public text stays, and says nothing that only a private page said', async () => {
  const { post, pictures } = await shown(
    '<img class="wp-image-13" src="https://old.example/13.jpg"><img class="wp-image-12" src="https://old.example/12.jpg">',
  )
  expect(pictures).toEqual(['13', '12'])
  expect('pictures' in post.text && Object.keys(post.text.pictures)).toEqual(['12'])
  expect(told(post)).toEqual(['image-of-draft https://old.example/13.jpg'])
})

test('the picture above a public text stays without the caption that only a private page had', async () => {
  const cover = (number: number) =>
    `<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>${number}</wp:meta_value></wp:postmeta>`
  const { post } = await shown('Text.', cover(13))
  expect(post.cover).toMatchObject({ alt: 'Alt 13', caption: undefined })
  expect(told(post)).toEqual(['image-of-draft https://old.example/13.jpg'])
  expect((await shown('Text.', cover(12))).post.cover).toMatchObject({ caption: 'Caption 12' })
})

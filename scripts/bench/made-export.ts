import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { madeArchive } from './made-archive.ts'

/** Writes a made archive as WordPress would export it: half of its posts classic, half in blocks, each of several texts. */
export function writeExport(path: string, size: number, texts = 1, seed = 1): void {
  const archive = madeArchive(size, seed)
  const further = (place: number) =>
    Array.from({ length: texts - 1 }, (_, i) =>
      archive.article((place + i + 1) % size).text.replace(/^---\n[\s\S]*?\n---\n/, ''),
    )
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(path, 'w')
  writeSync(file, head)
  for (let place = 0; place < size; place += 1)
    writeSync(file, itemOf(place, archive.article(place).text + further(place).join('')))
  writeSync(file, '</channel>\n</rss>\n')
  closeSync(file)
}

const root = 'https://old.example'

const head = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Made Archive</title>
<link>${root}</link>
<language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>${root}</wp:base_blog_url>
<wp:author><wp:author_login>desk</wp:author_login><wp:author_display_name><![CDATA[The Desk]]></wp:author_display_name></wp:author>
`

function itemOf(place: number, text: string): string {
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(text) ?? []
  const told = new Map(
    matter
      .split('\n')
      .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const [date = '', slug = ''] = [told.get('date'), told.get('slug')]
  const clock = date.replace('T', ' ').replace('Z', '')
  const tags = (told.get('tags') ?? '').slice(1, -1).split(', ')
  const term = (domain: string, label: string) =>
    `<category domain="${domain}" nicename="${label.toLowerCase().replaceAll(' ', '-')}"><![CDATA[${label}]]></category>\n`
  return `<item>
<title><![CDATA[${told.get('title')}]]></title>
<link>${root}/${date.slice(0, 4)}/${date.slice(5, 7)}/${date.slice(8, 10)}/${slug}/</link>
<dc:creator><![CDATA[desk]]></dc:creator>
<content:encoded><![CDATA[${contentOf(place, body)}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${place + 1}</wp:post_id>
<wp:post_date>${clock}</wp:post_date>
<wp:post_date_gmt>${clock}</wp:post_date_gmt>
<wp:post_name>${slug}</wp:post_name>
<wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>
${term('category', told.get('section') ?? 'News')}${tags.map(tag => term('post_tag', tag)).join('')}</item>
`
}

function contentOf(place: number, body: string): string {
  const blocks = body.trim().split('\n\n').map(blockOf)
  if (place % 2 === 0)
    return blocks
      .map(({ html, isText }) => (isText ? html.replaceAll(/<\/?p>/g, '') : html))
      .join('\n\n')
  return blocks
    .map(({ html, name }) => `<!-- wp:${name} -->\n${html}\n<!-- /wp:${name} -->`)
    .join('\n\n')
}

function blockOf(block: string): { html: string; name: string; isText?: boolean } {
  if (block.startsWith('## ')) return { html: `<h2>${block.slice(3)}</h2>`, name: 'heading' }
  if (block.startsWith('> '))
    return { html: `<blockquote><p>${inLine(block.slice(2))}</p></blockquote>`, name: 'quote' }
  if (block.startsWith('- '))
    return {
      html: `<ul>${block
        .split('\n')
        .map(line => `<li>${inLine(line.slice(2))}</li>`)
        .join('')}</ul>`,
      name: 'list',
    }
  return { html: `<p>${inLine(block)}</p>`, name: 'paragraph', isText: true }
}

function inLine(text: string): string {
  return text
    .replaceAll(/\*(\w+)\*/g, '<em>$1</em>')
    .replaceAll(/\[(\w+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>')
}

import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const rendered = (markdown: string) => renderMarkdown(markdown, 'articles/2020/pier.md')

describe('a link to a picture of the content', () => {
  it.each([
    ['/media/large.png', 'media/large.png'],
    ['large.png', 'media/large.png', 'articles/2020/large.png'],
    ['./large.JPG', 'articles/2020/large.JPG'],
    ['../large.webp', 'articles/large.webp'],
    ['/media/my%20large.png', 'media/my large.png'],
    ['/articles/2020/large.svg', 'articles/2020/large.svg'],
  ])('makes it one that is published: %s', (href, ...candidates) => {
    const { html, images, links, problems } = rendered(`[![Small](/media/small.png)](${href})`)
    expect(images.map(({ candidates, linked }) => [candidates, linked])).toContainEqual([
      candidates,
      true,
    ])
    expect(html).toMatch(/^<figure><a href="<image [^"]+">/)
    expect([links, problems]).toEqual([[], []])
  })

  it.each(['https://a.example/large.png', '/uploads/large.png'])('is none: %s', href => {
    expect(rendered(`[x](${href})`).images).toEqual([])
  })
})

describe('a link to a document', () => {
  it.each([
    'report.pdf',
    '/media/report.pdf',
    '../report.docx',
    '/articles/2020/talk.mp3',
    './data.csv',
  ])('says where the file belongs: %s', href => {
    const name = href.split('/').at(-1)
    expect(rendered(`[x](${href})`).problems).toMatchObject([
      { code: 'document-unpublished', name },
    ])
  })

  it.each(['/documents/report.pdf', 'https://a.example/report.pdf', '/old/page.html'])(
    'is none, or where it belongs: %s',
    href => {
      const codes = rendered(`[x](${href})`).problems.map(({ code }) => code)
      expect(codes).not.toContain('document-unpublished')
    },
  )
})

describe('links within a text', () => {
  const headings = (count: number) => Array.from({ length: count }, (_, i) => `## Part ${i}\n\n`)

  it('find their headings by letters, and are suggested one at most twenty times', () => {
    const bad = Array.from({ length: 30 }, (_, i) => `[a](#prt-${i})\n\n`)
    const { html, problems } = rendered(
      [...headings(30), '[b](#Part_7) [t](#top)', ...bad].join(''),
    )
    expect(html).toContain('href="#user-content-part-7"')
    expect(html).toContain('href="#top"')
    expect(problems.map(({ code }) => code)).toEqual(Array(30).fill('heading-unknown'))
    expect(problems.filter(problem => 'nearest' in problem)).toHaveLength(20)
  })
})

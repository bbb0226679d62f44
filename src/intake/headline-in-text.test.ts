import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.ts'

const title = 'The ferry is late – again'
const rendered = (markdown: string) => renderMarkdown(markdown, 'articles/2020/ferry.md', 5, title)

describe('a headline in the text', () => {
  it.each([
    '# The ferry is late – again',
    '## The Ferry is late - again!',
    'The ferry is late – again\n===',
    '**The ferry is late – again**',
    '[The ferry is late – again](https://a.example/)',
    '[**The ferry is late – again**](https://a.example/)',
    '***The ferry is late – again***',
    '<h1>The ferry is late – again</h1>',
    '## [The ferry](https://a.example/) is *late* – again',
    '<!-- a -->\n\n# The ferry is late – again',
  ])('is not shown twice: %j', heading => {
    const { html, text, markdown, problems } = rendered(`${heading}\n\nIt sails at nine.`)
    expect(html.trim()).toBe('<p>It sails at nine.</p>')
    expect([text, markdown.text.trim()]).toEqual(['It sails at nine.', 'It sails at nine.'])
    expect(problems).toMatchObject([{ code: 'headline-in-text' }])
  })

  it.each([
    '[The ferry is late – again](https://a.example/)',
    '**[The ferry is late – again](https://a.example/)**',
    '## [The ferry](https://a.example/) is *late* – again',
    '[The ferry is late – again][a]\n\n[a]: https://a.example/',
    '<b><a href="https://a.example/">The ferry is late – again</a></b>',
  ])('does not take its address away in silence: %j', heading => {
    const { problems } = rendered(`${heading}\n\nIt sails at nine.`)
    expect(problems).toMatchObject([{ code: 'headline-in-text', address: 'https://a.example/' }])
  })

  it.each([
    'The ferry is late – again',
    '**The ferry is late**',
    '## The ferry',
    'It sails.\n\n## The ferry is late – again',
    '**The ferry** is late – again',
  ])('is no other text: %j', text => {
    expect(rendered(`${text}\n\nIt sails.`).problems).toEqual([])
  })
})

describe('headings of the first level', () => {
  it('are shown one level lower, with all others, and told of once', () => {
    const { html, problems } = rendered('# One\n\n## Two\n\n###### Six\n\n# Three')
    expect(html.match(/<h\d/g)).toEqual(['<h2', '<h3', '<h6', '<h2'])
    expect(problems).toMatchObject([{ code: 'heading-of-page', line: 5, text: 'One' }])
  })

  it('leave others as they are where there is none', () => {
    expect(rendered('# The ferry is late – again\n\n## Two\n\n### Three').html).toMatch(
      /<h2.*\n+<h3/,
    )
  })
})

describe('a link to a heading of its text', () => {
  it.each(['#the-last-ferry', '#The-Last-Ferry', '#the_last_ferry', '#the%20last%20ferry'])(
    'leads there: %s',
    href => {
      const { html, problems } = rendered(`[x](${href})\n\n## The last ferry`)
      expect(html).toContain('href="#user-content-the-last-ferry"')
      expect(problems).toEqual([])
    },
  )

  it('is told of when there is none', () => {
    expect(rendered('[x](#the-last-fery) [y](#top)\n\n## The last ferry').problems).toMatchObject([
      { code: 'heading-unknown', target: '#the-last-fery', nearest: '#the-last-ferry' },
    ])
  })
})

it.each([
  'ftp://a.example/x',
  'sms:+15550100',
  'geo:1,2',
  'xmpp:a@b.example',
  'news:a.b',
  'gopher://a.example/',
])('a link may lead out of the web: %s', href => {
  expect(rendered(`[x](${href})`).html).toContain(`<a href="${href}"`)
  expect(rendered(`[x](${href})`).problems).toEqual([])
})

it.each([
  'javascript:x',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/hosts',
  'blob:x',
  'ssh://a.example',
])('a link does not run or open anything: %s', href => {
  expect(rendered(`[x](${href})`).html).not.toContain('<a')
})

it('the scheme that a link lacks is named', () => {
  expect(rendered('[x](www.a.example) [y](a.org/b)').problems).toMatchObject([
    { code: 'site-link-unknown', nearest: 'https://www.a.example' },
    { code: 'site-link-unknown', nearest: 'https://a.org/b' },
  ])
})

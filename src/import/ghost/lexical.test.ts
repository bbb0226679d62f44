import { describe, expect, it } from 'vitest'
import type { Loss } from '../losses.ts'
import { htmlOfLexical } from './lexical.ts'
import type { Row } from './rows.ts'

function read(...children: Row[]) {
  const losses: Loss[] = []
  return { html: htmlOfLexical({ root: { type: 'root', children } }, losses), losses }
}

const text = (words: string, format = 0) => ({ type: 'extended-text', text: words, format })
const block = (type: string, ...children: Row[]) => ({ type, children })
const html = (...children: Row[]) => read(...children).html

describe('htmlOfLexical()', () => {
  it('marks words as they were marked, each stretch once', () => {
    const words = [text('a ', 1), text('b', 3), text(' c', 2), text('d', 4 | 8), text('e<f', 16)]
    expect(html(block('paragraph', ...words, text('2', 32), text('3', 64), text('h', 128)))).toBe(
      '<p><strong>a <em>b</em></strong><em> c</em><s><u>d</u></s><code>e&lt;f</code><sub>2</sub><sup>3</sup><mark>h</mark></p>',
    )
  })

  it('knows headings, quotations, lines and links', () => {
    expect(html({ ...block('extended-heading', text('A')), tag: 'h3' })).toBe('<h3>A</h3>')
    expect(html({ ...block('heading', text('A')), tag: 'script' })).toBe('<h2>A</h2>')
    for (const type of ['quote', 'extended-quote', 'aside']) {
      expect(html(block(type, text('A'), { type: 'linebreak' }, text('B')))).toBe(
        '<blockquote><p>A<br>B</p></blockquote>',
      )
    }
    const link = { ...block('link', text('A', 1)), url: 'https://a.example/?b&"', title: null }
    expect(html(block('paragraph', link))).toBe(
      '<p><a href="https://a.example/?b&amp;&quot;"><strong>A</strong></a></p>',
    )
    expect(html(block('paragraph'))).toBe('')
  })

  it('puts a list within the item to which it belongs', () => {
    const inner = { ...block('list', block('listitem', text('B'))), tag: 'ol', start: 3 }
    const outer = block('list', block('listitem', text('A')), block('listitem', inner))
    expect(html({ ...outer, tag: 'ul', start: 1 })).toBe(
      '<ul><li>A<ol start="3"><li>B</li></ol></li></ul>',
    )
  })

  it.each([
    [{ type: 'horizontalrule' }, '<hr>'],
    [{ type: 'paywall' }, '<!--members-only-->'],
    [
      { type: 'image', src: 'a.jpg', alt: 'A', caption: '<b>C</b>', href: '/x/' },
      '<figure><a href="/x/"><img src="a.jpg" alt="A"></a><figcaption><b>C</b></figcaption></figure>',
    ],
    [
      { type: 'codeblock', code: 'a < b', language: 'C', caption: '<p>Sum</p>' },
      '<pre><code class="language-c">a &lt; b</code></pre><p>Sum</p>',
    ],
    [{ type: 'html', html: '<table></table>' }, '<table></table>'],
    [{ type: 'markdown', markdown: '#Tide\nhigh\nlow' }, '<h1>Tide</h1>\n<p>high<br>\nlow</p>'],
    [
      { type: 'callout', calloutEmoji: '!', calloutText: '<p>High <i>water</i></p>' },
      '<blockquote><p>! High <i>water</i></p></blockquote>',
    ],
    [
      { type: 'toggle', heading: 'Q', content: '<p>A</p>' },
      '<details><summary>Q</summary><p>A</p></details>',
    ],
    [
      { type: 'bookmark', url: 'https://a.example/', metadata: { title: 'A', publisher: 'B' } },
      '<p><a href="https://a.example/">A</a> (B)</p>',
    ],
    [
      { type: 'embed', url: 'https://v.example/1', html: '<script src="x"></script>' },
      '<script src="x"></script><p><a href="https://v.example/1">https://v.example/1</a></p>',
    ],
    [
      { type: 'embed', url: 'https://v.example/1', html: '<iframe src="x"></iframe>' },
      '<iframe src="x"></iframe>',
    ],
    [
      { type: 'file', src: '/content/files/a.pdf', fileTitle: 'Tides', fileName: 'a.pdf' },
      '<p><a href="/content/files/a.pdf">Tides</a> (a.pdf)</p>',
    ],
    [{ type: 'button', buttonUrl: '/x/', buttonText: 'Go' }, '<p><a href="/x/">Go</a></p>'],
    [
      { type: 'header', header: 'A', subheader: 'B', buttonUrl: '/x/', buttonText: 'Go' },
      '<h2>A</h2><p>B</p>',
    ],
    [
      {
        ...{ type: 'product', productTitle: 'Rope', productImageSrc: 'r.jpg' },
        ...{ productDescription: '<p>Long</p>', productRatingEnabled: true, productStarRating: 4 },
      },
      '<figure><img src="r.jpg" alt=""></figure><h4>Rope</h4><p>4/5</p><p>Long</p>',
    ],
    [
      {
        type: 'gallery',
        images: [{ src: 'a.jpg', alt: 'A' }, null, { src: 'b.jpg' }],
        caption: 'C',
      },
      '<figure><img src="a.jpg" alt="A"></figure>\n<figure><img src="b.jpg" alt=""><figcaption>C</figcaption></figure>',
    ],
  ])('knows the card %o', (card, expected) => {
    expect(read(card)).toEqual({ html: expected, losses: [] })
  })

  it('links to sounds and films', () => {
    expect(read({ type: 'audio', src: '/content/media/a.mp3', title: 'Foghorn' })).toEqual({
      html: '<p><a href="/content/media/a.mp3">Foghorn</a></p>',
      losses: [{ code: 'embed-as-link', detail: '/content/media/a.mp3' }],
    })
    expect(html({ type: 'video', src: '/content/media/a.mp4', caption: 'Ebb' })).toBe(
      '<p><a href="/content/media/a.mp4">a.mp4</a></p><p>Ebb</p>',
    )
  })

  it.each(['signup', 'email', 'email-cta', 'transistor'])('leaves out %s, and says so', type => {
    expect(read({ type, header: 'Join <b>us</b>' })).toEqual({
      html: '',
      losses: [{ code: 'card-left', detail: `${type}: Join us` }],
    })
  })

  it('keeps the words of what it does not know', () => {
    expect(read({ type: 'tideclock', title: 'High', text: 'A < B', color: 'red' })).toEqual({
      html: '<p>High</p>\n<p>A &lt; B</p>',
      losses: [{ code: 'card-unknown', detail: 'tideclock' }],
    })
    expect(read(block('constructor', text('A')))).toEqual({
      html: 'A',
      losses: [{ code: 'card-unknown', detail: 'constructor' }],
    })
  })

  it('flattens what is nested beyond measure', () => {
    let node: Row = text('Deep')
    for (let i = 0; i < 10_000; i++) node = block('list', block('listitem', node))
    const { html: shown, losses } = read(node)
    expect(shown).toContain('Deep')
    expect(losses).toEqual([{ code: 'nesting-flattened', detail: 'Deep' }])
  })

  it('is nothing for what is no document', () => {
    for (const none of [undefined, null, 7, [], {}, { root: [] }]) {
      expect(htmlOfLexical(none, [])).toBeUndefined()
    }
  })
})

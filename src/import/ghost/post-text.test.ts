import { describe, expect, it } from 'vitest'
import type { Loss } from '../losses.ts'
import { textOf } from './post-text.ts'
import type { Row } from './rows.ts'

function textWith(post: Row, isPublic = true, address?: string) {
  const losses: Loss[] = []
  const text = textOf(post, isPublic, { address }, losses)
  if (text === undefined) throw new Error('unreadable')
  return { ...text, losses }
}

const mobiledoc = (words: string) =>
  JSON.stringify({ version: '0.3.1', sections: [[1, 'p', [[0, [], 0, words]]]] })
const lexical = (words: string) =>
  JSON.stringify({
    root: { children: [{ type: 'paragraph', children: [{ text: words, format: 0 }] }] },
  })

describe('textOf()', () => {
  it('takes the best that there is: HTML, Lexical, Mobiledoc, Markdown, plain text', () => {
    const all = {
      html: '<p>1</p>',
      lexical: lexical('2'),
      mobiledoc: mobiledoc('3'),
      markdown: '4',
      plaintext: '5',
    }
    const fields = Object.keys(all)
    const read = fields.map((_, i) => {
      const none = Object.fromEntries(fields.slice(0, i).map(name => [name, null]))
      return textWith({ ...all, ...none })
    })
    expect(read.map(({ value }) => value)).toEqual([
      '<p>1</p>',
      '<p>2</p>',
      '<p>3</p>',
      '4',
      '<p>5</p>',
    ])
    expect(read.map(({ format }) => format)).toEqual(['html', 'html', 'html', 'markdown', 'html'])
    expect(read.flatMap(({ losses }) => losses)).toEqual([])
  })

  it('keeps the lines of plain text, and escapes it', () => {
    expect(textWith({ plaintext: 'A < B\nC\n\nD' }).value).toBe('<p>A &lt; B<br>C</p>\n<p>D</p>')
  })

  it('tells when only the plain text of a document can be read', () => {
    for (const broken of ['{"root":', '[]', '{"root":7}', '{"root":{}}']) {
      expect(textWith({ lexical: broken, plaintext: 'High water' })).toEqual({
        ...{ format: 'html', value: '<p>High water</p>' },
        losses: [{ code: 'text-plain', detail: 'lexical' }],
      })
    }
    expect(textWith({ mobiledoc: '{"version":"0.1"}', plaintext: 'High water' }).losses).toEqual([
      { code: 'text-plain', detail: 'mobiledoc' },
    ])
    expect(textOf({ lexical: '{"root":' }, true, {}, [])).toBeUndefined()
  })

  it('is empty, and nothing is lost, where nobody wrote anything', () => {
    expect(textWith({ lexical: lexical('') })).toMatchObject({ value: '', losses: [] })
    expect(textWith({})).toMatchObject({ value: '', losses: [] })
  })

  it('puts in the address of the site', () => {
    const html = '<a href="__GHOST_URL__">A</a> <a href="__GHOST_URL__/b/">B</a>'
    expect(textWith({ html }).value).toBe('<a href="/">A</a> <a href="/b/">B</a>')
    expect(textWith({ html }, true, 'https://c.example').value).toBe(
      '<a href="https://c.example">A</a> <a href="https://c.example/b/">B</a>',
    )
  })

  it('takes a hash for a heading in old Markdown, but not in code', () => {
    expect(textWith({ markdown: '##Tide\n```\n#if\n```\n#Ebb' }).value).toBe(
      '## Tide\n```\n#if\n```\n# Ebb',
    )
  })
})

describe('parts for members', () => {
  const gated = (who: string) =>
    `<p>A</p><!--kg-gated-block:begin ${who} --><p>B</p><!--kg-gated-block:end--><p>C</p>`

  it('are taken out of a public post, and told', () => {
    expect(textWith({ html: gated('nonMember:false memberSegment:"status:free"') })).toEqual({
      ...{ format: 'html', value: '<p>A</p><p>C</p>' },
      losses: [{ code: 'members-part', detail: 'B' }],
    })
  })

  it('are those that do not say that everyone saw them', () => {
    for (const gate of ['begin', 'begin memberSegment:"status:-free"']) {
      const html = `A<!-- kg-gated-block:${gate} -->B<!-- kg-gated-block:end -->C`
      expect(textWith({ html }).value).toBe('AC')
    }
  })

  it('stay where everyone saw them', () => {
    expect(textWith({ html: gated('nonMember:true memberSegment:""') })).toMatchObject({
      value: '<p>A</p><p>B</p><p>C</p>',
      losses: [],
    })
  })

  it('stay in a post that becomes a draft', () => {
    expect(textWith({ html: gated('nonMember:false memberSegment:""') }, false)).toMatchObject({
      value: '<p>A</p><p>B</p><p>C</p>',
      losses: [],
    })
  })

  it('are taken out when a document holds them, too', () => {
    const html = { type: 'html', html: '<p>B</p>', visibility: { web: { nonMember: false } } }
    const mail = { type: 'html', html: '<p>M</p>', visibility: { showOnWeb: false } }
    expect(
      textWith({ lexical: JSON.stringify({ root: { children: [html, mail] } }) }),
    ).toMatchObject({
      value: '',
      losses: [
        { code: 'card-left', detail: 'html: M' },
        { code: 'members-part', detail: 'B' },
      ],
    })
  })

  it('begin after a mark, which means nothing in a public post', () => {
    const html = '<p>Everyone</p><!--members-only--><p>Members</p>'
    expect(textWith({ html })).toMatchObject({
      value: '<p>Everyone</p><p>Members</p>',
      losses: [],
    })
    expect(textWith({ html }, false)).toMatchObject({
      value: '<p>Everyone</p><p>Members</p>',
      losses: [{ code: 'members-preview', detail: 'it ended after “Everyone”' }],
    })
  })

  it('lose their edges of cards', () => {
    const html = '<!--kg-card-begin: html--><b>A</b><!--kg-card-end: html-->'
    expect(textWith({ html }).value).toBe('<b>A</b>')
  })

  it('do not take time out of proportion', () => {
    const html = '<!--kg-gated-block:begin nonMember:false -->'.repeat(20_000)
    expect(textWith({ html }).losses).toEqual([])
  })
})

describe('cards in HTML', () => {
  it('lose the controls of players, and become links', () => {
    const html = [
      '<p class="a">A</p><figure class="kg-card kg-video-card kg-card-hascaption">',
      '<div class="kg-video-container"><video src="/content/media/tide.mp4"></video>',
      '<div class="kg-video-player"><span>0:00</span><button>1×</button></div></div>',
      '<figcaption>The <b>tide</b></figcaption></figure><p>Z</p>',
    ].join('')
    expect(textWith({ html })).toMatchObject({
      value:
        '<p class="a">A</p><p><a href="/content/media/tide.mp4">tide.mp4</a></p><p>The <b>tide</b></p><p>Z</p>',
      losses: [{ code: 'embed-as-link', detail: '/content/media/tide.mp4' }],
    })
  })

  it('leave out forms, and say what stood on them', () => {
    const html =
      '<div class="kg-card kg-signup-card"><div class="kg-signup-card-text"><h2>Join  us</h2></div><form>Email sent</form></div>'
    expect(textWith({ html })).toMatchObject({
      value: '',
      losses: [{ code: 'card-left', detail: 'signup: Join us' }],
    })
  })

  it('keep the words of bookmarks, callouts, toggles, files and galleries', () => {
    const card = (name: string, inside: string) =>
      textWith({ html: `<div class="kg-card kg-${name}-card">${inside}</div>` }).value
    expect(
      card(
        'bookmark',
        '<a href="https://gull.example/"><div class="kg-bookmark-title">Gull</div><div class="kg-bookmark-description">News</div><img src="icon.png"><span class="kg-bookmark-author">Ines</span></a>',
      ),
    ).toBe('<p><a href="https://gull.example/">Gull</a> (Ines)<br>News</p>')
    expect(
      card(
        'callout',
        '<div class="kg-callout-emoji">!</div><div class="kg-callout-text">A <b>b</b></div>',
      ),
    ).toBe('<blockquote><p>! A <b>b</b></p></blockquote>')
    expect(
      card(
        'toggle',
        '<h4 class="kg-toggle-heading-text">Q</h4><button>+</button><div class="kg-toggle-content"><p>A</p></div>',
      ),
    ).toBe('<details><summary>Q</summary><p>A</p></details>')
    expect(
      card(
        'file',
        '<a href="/content/files/a.pdf"><div class="kg-file-card-title">Tides</div><div class="kg-file-card-filename">a.pdf</div><div>9 KB</div></a>',
      ),
    ).toBe('<p><a href="/content/files/a.pdf">Tides</a> (a.pdf)</p>')
    expect(
      card(
        'gallery',
        '<img src="a.jpg" alt="A" srcset="b.jpg"><img src="c.jpg"><figcaption>Both</figcaption>',
      ),
    ).toBe(
      '<figure><img src="a.jpg" alt="A"></figure>\n<figure><img src="c.jpg" alt=""><figcaption>Both</figcaption></figure>',
    )
  })

  it('stay as they are below any depth of markup', () => {
    const html = `${'<div>'.repeat(20_000)}<div class="kg-callout-card">A</div>`
    expect(textWith({ html }).value).toContain('<div><div>')
  })
})

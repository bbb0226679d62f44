import { expect, test } from 'vitest'
import type { OldText } from '../old-item.ts'
import { converted } from './convert.ts'
import { resolved } from './converting.ts'

const surroundings = { base: 'https://old.example/2015/03/wall/', hosts: ['old.example'] }

function made(old: OldText) {
  const { markdown, references, losses, words, links, images, gallery } = converted(
    old,
    surroundings,
  )
  const text = resolved(markdown, references, ({ address }) => address)
  return {
    text,
    losses: losses.map(({ code, detail }) => `${code}: ${detail}`),
    words,
    links,
    images,
    gallery,
    references,
  }
}

const html = (value: string) => made({ format: 'html', value })
const markdown = (value: string) => made({ format: 'markdown', value })
const wordpress = (value: string) =>
  made({
    format: 'wordpress',
    value,
    pictures: {
      7: { src: 'https://old.example/up/gull.jpg', alt: 'A gull', caption: 'Over the bay' },
    },
    attached: [
      { src: 'https://old.example/up/a.jpg', alt: 'A' },
      { src: 'https://old.example/up/b.jpg', alt: 'B' },
    ],
  })

test.each([
  [
    'paragraphs',
    '<p>The wall <b>stands</b>.</p><p>It is <i>old</i>.</p>',
    'The wall **stands**.\n\nIt is *old*.',
  ],
  ['emphasis that an editor split', '<p><b>The </b><b>wall</b></p>', '**The wall**'],
  ['headings, below the headline of the page', '<h1>Walls</h1><h2>Old</h2>', '## Walls\n\n### Old'],
  ['lists', '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>', '- a\n- b\n  1. c'],
  ['a quotation', '<blockquote><p>Stand!</p></blockquote>', '> Stand!'],
  [
    'a table',
    '<table><tr><th>Tide</th><th>Time</th></tr><tr><td>high</td><td>9</td></tr></table>',
    '| Tide | Time |\n| ---- | ---- |\n| high | 9    |',
  ],
  [
    'a link within the old site',
    '<a href="../tide/">tide</a>',
    '[tide](https://old.example/2015/03/tide/)',
  ],
  [
    'a link of elsewhere',
    '<a href="//else.example/a b">tide</a>',
    '[tide](https://else.example/a%20b)',
  ],
  ['a link without an address', '<p><a href="">tide</a> <a>wall</a></p>', 'tide wall'],
  [
    'a picture',
    '<p><img src="/up/a.jpg" alt="A gull" title="IMG_1"></p>',
    '![A gull](https://old.example/up/a.jpg)',
  ],
  [
    'a picture with a caption',
    '<figure><img src="/up/a.jpg" alt="A gull"><figcaption>Over the <i>bay</i></figcaption></figure>',
    '![A gull](https://old.example/up/a.jpg "Over the bay")',
  ],
  [
    'a picture that a script would load',
    '<img src="data:image/gif;base64,R0" data-src="/up/a.jpg" alt="A"><noscript><img src="/up/a.jpg"></noscript>',
    '![A](https://old.example/up/a.jpg)',
  ],
  [
    'a picture that leads to its larger self',
    '<a href="/up/a.jpg"><img src="/up/a-300x200.jpg" alt="A"></a>',
    '![A](https://old.example/up/a.jpg)',
  ],
  [
    'a picture that another host sends for the old site',
    '<a href="/up/a.jpg"><img src="https://i0.send.example/old.example/up/a.jpg?w=300" alt="A"></a>',
    '![A](https://old.example/up/a.jpg)',
  ],
  [
    'a picture that leads to one of the same name elsewhere',
    '<a href="/up/a.jpg"><img src="https://else.example/a.jpg" alt="A"></a>',
    '[![A](https://else.example/a.jpg)](https://old.example/up/a.jpg)',
  ],
  [
    'a picture that leads to another one',
    '<a href="/up/b.jpg"><img src="/up/a.jpg" alt="A"></a>',
    '[![A](https://old.example/up/a.jpg)](https://old.example/up/b.jpg)',
  ],
  [
    'a picture that counts readers',
    '<p>a<img src="https://count.example/x.gif" width="1" height="1"></p>',
    'a',
  ],
  [
    'code',
    '<pre class="brush: js"><code>let a = 1\n\nlet b</code></pre>',
    '```js\nlet a = 1\n\nlet b\n```',
  ],
  ['what runs', '<p onclick="x()">a<script>alert(1)</script></p>', 'a'],
  ['signs above and below the line', '<p>H<sub>2</sub>O</p>', 'H<sub>2</sub>O'],
  ['a table that places a text', '<table><tr><td><p>a</p><p>b</p></td></tr></table>', 'a\n\nb'],
  ['blocks in dress', '<font size="2"><p>a</p><center><p>b</p></center></font>', 'a\n\nb'],
  ['HTML that never closes', '<div><p>a<b>b<p>c', 'a**b**\n\n**c**'],
  [
    'a link to a place in the text',
    '<p><a href="#x">there</a></p><h2 id="x">There</h2>',
    '[there](#x)\n\n## <a id="x"></a>There',
  ],
  [
    'joiners of Persian, but no blanks of no width',
    '<p>می\u200cخواهم\u200b\u0007</p>',
    'می\u200cخواهم',
  ],
])('%s', (_, given, wanted) => {
  const { text, words } = html(given)
  expect(text).toBe(wanted)
  expect(words.kept).toBe(words.before)
})

test.each([
  [
    'numbers in a list of notes',
    '<p>Old<sup><a id="r1" href="#n1">1</a></sup>.</p><ol class="footnotes"><li id="n1">So they say. <a href="#r1">↩</a></li></ol>',
  ],
  [
    'brackets in paragraphs',
    '<p>Old<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><hr><p><a href="#_ftnref1" name="_ftn1">[1]</a> So they say.</p>',
  ],
])('footnotes: %s', (_, given) => {
  expect(html(given).text).toBe('Old[^1].\n\n[^1]: So they say.')
})

test('a table that Markdown cannot say stays HTML without what it may not hold', () => {
  const { text, losses } = html(
    '<table onclick="x()"><tr><td colspan="2">a</td></tr>\n\n<tr><td>b</td><td>c</td></tr></table>',
  )
  expect(text).toBe(
    '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
  )
  expect(losses).toEqual(['html-kept: <table>'])
})

test('what is embedded becomes a link to its page', () => {
  const { text, losses } = html('<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0"></iframe>')
  expect(text).toBe(
    '[youtube.com/watch?v=abcdefghijk](https://www.youtube.com/watch?v=abcdefghijk)',
  )
  expect(losses).toEqual(['embed-as-link: https://www.youtube.com/watch?v=abcdefghijk'])
})

test('a remark that readers did not see is taken out and told, but not what programs wrote', () => {
  const { text, losses } = html(
    '<p>Tide<!-- ask the harbour master --> falls.</p><!--more--><!-- wp:paragraph {"a":"b c"} -->',
  )
  expect(text).toBe('Tide falls.')
  expect(losses).toEqual(['remark-removed: ask the harbour master'])
})

test('a link keeps its title, unless that only repeats its words', () => {
  const link = (title: string) =>
    html(`<p><a href="https://tide.example/" title="${title}">The tide</a></p>`).text
  expect(link('Tables of all harbours')).toBe(
    '[The tide](https://tide.example/ "Tables of all harbours")',
  )
  expect(link('the tide ')).toBe('[The tide](https://tide.example/)')
})

test('a link that runs code becomes text, and is told', () => {
  const { text, losses } = html('<p><a href=" java\nscript:alert(1)">tide</a></p>')
  expect(text).toBe('tide')
  expect(losses).toEqual([expect.stringContaining('link-unsafe')])
})

test('ten thousand levels are flattened to their text', () => {
  const { text, losses, words } = html(`${'<div><b>'.repeat(5000)}the wall</b></div>`)
  expect(text).toBe('the wall')
  expect(words).toEqual({ before: 2, kept: 2 })
  expect(losses).toEqual(['nesting-flattened: 10000 levels'])
})

test('classic texts of WordPress have paragraphs at blank lines, and breaks at line ends', () => {
  expect(
    wordpress('The wall\nstands.\n\nIt is <strong>old</strong>.\n<ul>\n<li>a</li>\n</ul>\nEnd')
      .text,
  ).toBe('The wall\\\nstands.\n\nIt is **old**.\n\n- a\n\nEnd')
})

test('blocks of WordPress lose their marks', () => {
  const { text, losses } = wordpress(
    '<!-- wp:paragraph {"a":"b"} -->\n<p>The wall</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:latest-posts {"n":3} /-->\n<!-- wp:image {"id":7} -->\n<figure class="wp-block-image"><img src="/up/gull.jpg" alt="" class="wp-image-7"/><figcaption>Bay</figcaption></figure>\n<!-- /wp:image -->',
  )
  expect(text).toBe('The wall\n\n![A gull](https://old.example/up/gull.jpg "Bay")')
  expect(losses).toEqual(['shortcode-removed: block latest-posts'])
})

test('a caption of WordPress is that of its picture', () => {
  const given =
    '[caption id="a" align="left" width="300"]<a href="/up/a.jpg"><img src="/up/a-300x2.jpg" alt="A"/></a> The “wall”[/caption]\n\nNext'
  expect(wordpress(given).text).toBe('![A](https://old.example/up/a.jpg "The “wall”")\n\nNext')
})

test('a gallery of WordPress stands below the text', () => {
  const { text, gallery, losses } = wordpress('a\n\n[gallery columns="2"]\n\nb [gallery ids="7"]')
  expect(text).toContain('a\n\nb')
  expect(gallery).toHaveLength(2)
  expect(losses).toContain('gallery-moved: 2 pictures')
})

test('brackets that are no shortcode stay, and unknown shortcodes keep their text', () => {
  const { text, losses } = wordpress(
    'He said [sic] so [1] [[gallery]]. [box color="red"]In [b]here[/b][/box] [ad_slot] [contact-form]',
  )
  expect(text).toBe('He said \\[sic] so \\[1] \\[gallery]. In here')
  expect(losses.toSorted()).toEqual(
    ['[ad_slot]', '[b]', '[box]', '[contact-form]'].map(name => `shortcode-removed: ${name}`),
  )
})

test('an address alone on its line is a link', () => {
  expect(
    wordpress('See\n\nhttps://else.example/a_b_c\n\n[embed]https://else.example/d[/embed]').text,
  ).toBe('See\n\n<https://else.example/a_b_c>\n\n[else.example/d](https://else.example/d)')
})

test('Markdown stays what it says, with its HTML and its notes', () => {
  const { text, words } = markdown(
    'Old[^a] *wall* <b>here</b>\n\n[^a]: So they say.\n\n| a | b |\n|:-:|--|\n| 1 | 2 |\n\n```js\na\n```',
  )
  expect(text).toBe(
    'Old[^1] *wall* **here**\n\n|  a  | b |\n| :-: | - |\n|  1  | 2 |\n\n```js\na\n```\n\n[^1]: So they say.',
  )
  expect(words.kept).toBe(words.before)
})

test.each([
  ['before a word', 'modes:<b> Two</b> b', 'modes: **Two** b'],
  ['after it, and of no break', '<b>how\u00a0</b>Chinese', '**how**\u00a0Chinese'],
  ['alone', 'a<i> </i>b.<b>\u00a0</b>C', 'a b.\u00a0C'],
  ['within two', '<b><i> a </i></b>b', '**_a_** b'],
  ['in a link', '<a href="https://e.example/"> a </a>b', '[a](https://e.example/) b'],
  ['at the edges of a line', '<b> a </b>', '**a**'],
])('blanks of emphasis stand beside it: %s', (_, old, text) => {
  expect(html(`<p>${old}</p>`)).toMatchObject({ text, losses: [] })
})

test('emphasis within the same emphasis is one', () => {
  expect(html('<p><b>a <b>b</b></b></p>').text).toBe('**a b**')
})

test.each([
  ['at its end', '<b>a<br></b>b', '**a**\\\nb'],
  ['at its beginning', 'a<b><br> b</b>', 'a\\\n**b**'],
  ['at the end of a line', '<b>a<br></b>', '**a**'],
])('line breaks of emphasis stand beside it: %s', (_, old, text) => {
  expect(html(`<p>${old}</p>`)).toMatchObject({ text, losses: [] })
})

test('two line breaks in a row are the end of a paragraph', () => {
  expect(html('<p>a<br><br><b>b</b><br>c <br> <br />d</p>').text).toBe('a\n\n**b**\\\nc\n\nd')
  expect(html('<blockquote>a<br><br>b</blockquote>').text).toBe('> a\n>\n> b')
})

test('emphasis of Chinese needs no blanks, where its edges are marks too', () => {
  const old = '**注意：**如果水位**上升。**请'
  expect(markdown(old)).toMatchObject({ text: old, losses: [] })
  expect(html('<p><b>注意：</b>如果</p>').text).toBe('**注意：**如果')
})

test('ends of lines are breaks where the old site had it so', () => {
  expect(made({ format: 'markdown', value: 'a\nb', breaks: true }).text).toBe('a\\\nb')
  expect(made({ format: 'markdown', value: 'a\nb' }).text).toBe('a b')
})

test('code that is less indented than its fence in a list is code of the list', () => {
  const old = '1. Build:\n\n   ```sh\nmake\n\n  make wall\n   ```\n2. Look.\n\nDone.'
  expect(markdown(old).text).toBe(
    '1. Build:\n\n   ```sh\n   make\n\n     make wall\n   ```\n\n2. Look.\n\nDone.',
  )
  const tabs = '1. a\n\n\t```\n    b\n\t```\n\tc\n\n\t```\n    d\n\t```'
  expect(markdown(tabs).text).toBe('1. a\n\n   ```\n   b\n   ```\n\n   c\n\n   ```\n   d\n   ```')
  const open = 'a\n\n    ```\nb\n\n```\nc\n```'
  expect(markdown(open).text).toBe('a\n\n````\n```\n````\n\nb\n\n```\nc\n```')
})

test('items of a list of tasks keep their boxes', () => {
  const text = '- [x] raise the wall\n- [ ] paint it'
  expect(markdown(text)).toMatchObject({ text, losses: [] })
})

test('quotations within dress part the text around them', () => {
  const old = 'One\n<span>\n<blockquote>a</blockquote>\ntwo\n<blockquote>b</blockquote>\n</span>'
  expect(wordpress(old).text).toBe('One\n\n> a\n\ntwo\n\n> b')
})

test('an unknown tag in the text of a link leaves the link whole', () => {
  expect(html('<p><a href="https://e.example/">List<t>of</t> walls</a></p>').text).toBe(
    '[Listof walls](https://e.example/)',
  )
})

test('a single heading of the first rank below others goes down alone', () => {
  expect(html('<h2>a</h2><h3>b</h3><h1>c</h1><h2>d</h2>').text).toBe(
    '## a\n\n### b\n\n## c\n\n## d',
  )
})

test('line breaks in cells leave a table Markdown', () => {
  expect(
    html('<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td>3</td></tr></table>'),
  ).toMatchObject({
    text: '| a      | b |\n| ------ | - |\n| 1<br>2 | 3 |',
    words: { before: 5, kept: 5 },
    losses: [],
  })
})

test('a text area is code, and what stands beside the screen is no text', () => {
  expect(html('<textarea>{ "tide": 1,\n\n"b": 2 }</textarea>')).toMatchObject({
    text: '```\n{ "tide": 1,\n\n"b": 2 }\n```',
    words: { before: 4, kept: 4 },
  })
  expect(html('<p>a</p><div style="position:absolute; left: -10000px">a</div>')).toMatchObject({
    text: 'a',
    losses: ['remark-removed: a'],
  })
})

test('text after a tag that nobody knows stays', () => {
  expect(html('<p>use <command name="x"> but <b>not</b> this</p>').text).toBe(
    'use but **not** this',
  )
})

test('a picture that leads to a page about it keeps its own address', () => {
  const link = '<a href="/blob/a.gif"><img src="/raw/a.gif" alt="A"></a>'
  expect(html(link).text).toBe(
    '[![A](https://old.example/raw/a.gif)](https://old.example/blob/a.gif)',
  )
})

test('small print stays small', () => {
  expect(html('<p>a <small>b</small></p>').text).toBe('a <small>b</small>')
})

test('a list without paragraphs stays tight, whatever lists are in it', () => {
  expect(html('<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>').text).toBe(
    '- a\n  - b\n  - c\n- d',
  )
  expect(html('<ul><li><p>a</p><ul><li>b</li></ul></li></ul>').text).toBe('- a\n\n  - b')
  expect(html('<ul><li>a<ul><li>b</li></ul>c</li></ul>').text).toBe('- a\n  - b\n\n  c')
})

test('an ampersand that begins no reference needs no backslash, in an address neither', () => {
  const link = '<a href="https://e.example/?a=1&amp;b=2&amp;lt;">Q&amp;A</a>'
  expect(html(`<p>R&amp;D ${link}</p><p>&amp;amp;</p>`).text).toBe(
    'R&D [Q&A](https://e.example/?a=1&b=2\\&lt;)\n\n\\&amp;',
  )
})

test('code that begins with a line of its own is a block in old Markdown, blank lines and all', () => {
  const old =
    'So:<code>\na &lt; <b>b</b>\n\n  <CFIF x>\n</code>\n\n```\n<code>\nc</code>\n```\n\n`<code>`\nd <code>e</code>'
  expect(markdown(old)).toMatchObject({
    text: 'So:\n\n```\na < b\n\n  <CFIF x>\n```\n\n```\n<code>\nc</code>\n```\n\n`<code>` d `e`',
  })
})

test('a script that shows a piece of code becomes a link to it', () => {
  expect(
    html('<p>a</p><script src="https://gist.github.com/tide/12ab.js"></script>'),
  ).toMatchObject({
    text: 'a\n\n[gist.github.com/tide/12ab](https://gist.github.com/tide/12ab)',
    losses: ['embed-as-link: https://gist.github.com/tide/12ab'],
  })
})

test('a mark that chooses how an arrow is drawn is no word', () => {
  expect(html('<p>a \u21a9\ufe0e</p>').words).toEqual({ before: 1, kept: 1 })
})

test('an address between the tags of a link of Markdown is no second link', () => {
  const link = '<a href="https://else.example/a">https://else.example/a</a>'
  expect(markdown(`See ${link}. *On ${link}*, https://else.example/b`)).toMatchObject({
    text: 'See <https://else.example/a>. *On <https://else.example/a>*, <https://else.example/b>',
    links: { before: 3, after: 3 },
    losses: [],
  })
})

test('the title of a picture is its caption in Markdown, and no word of HTML', () => {
  expect(markdown('![A](/up/a.jpg "At low tide")')).toMatchObject({
    text: '![A](https://old.example/up/a.jpg "At low tide")',
    words: { before: 3, kept: 3 },
  })
})

test('a picture without a description is told', () => {
  expect(html('<img src="/up/a.jpg">').losses).toEqual([expect.stringMatching(/^alt-missing: /)])
})

test('words that are missing are told', () => {
  const { losses, words } = html('<p>a <math>b</math> c</p>')
  expect(words.before).toBe(2)
  expect(losses).toEqual(['html-removed: <math>'])
})

test('a picture that looks like a placeholder is shown where no other address is there', () => {
  const { text, losses } = html('<img src="/img/lazy-dog.png" alt="Dog">')
  expect(text).toBe('![Dog](https://old.example/img/lazy-dog.png)')
  expect(losses).toEqual([])
})

test('a picture that stands within the text itself is told, but no counter and no smiley', () => {
  const { losses } = html(
    '<p>a<img src="data:image/png;base64,AAAA" alt="Dog"><img alt="Cat"><img src="/c.gif" width=1 height=1><img class="wp-smiley" src="data:image/png;base64,AAAA" alt=":)"></p>',
  )
  expect(losses).toEqual([
    'image-missing: data:image/png, Dog',
    'image-missing: a picture without an address, Cat',
  ])
})

test('line breaks in captions are blanks', () => {
  const { text } = html(
    '<figure><img src="/up/a.jpg" alt="A"><figcaption>First<br>Second</figcaption></figure>',
  )
  expect(text).toBe('![A](https://old.example/up/a.jpg "First Second")')
})

test('galleries keep their order, and their captions go with their last pictures', () => {
  const { text, gallery, references } = wordpress(
    'One\n\n[gallery ids="7"]\n\n[gallery]\n\n<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src="/3.jpg" alt="3"></figure></li><li><figure><img src="/4.jpg" alt="4"></figure></li></ul><figcaption>Both</figcaption></figure>',
  )
  const srcOf = (standIn: string) => references[Number(/(\d+)\.$/.exec(standIn)?.[1])]?.written
  expect(text).toBe('One\n\n![A gull](https://old.example/up/gull.jpg "Over the bay")')
  expect(gallery.map(({ src, caption }) => [srcOf(src), caption])).toEqual([
    ['https://old.example/up/a.jpg', undefined],
    ['https://old.example/up/b.jpg', undefined],
    ['/3.jpg', undefined],
    ['/4.jpg', 'Both'],
  ])
})

test('a gallery of one picture keeps the caption of the picture, and its own below', () => {
  const { text } = html(
    '<figure class="wp-block-gallery"><figure><img src="/a.jpg" alt="A"><figcaption>own</figcaption></figure><figcaption>All</figcaption></figure>',
  )
  expect(text).toBe('![A](https://old.example/a.jpg "own")\n\nAll')
})

test.each([
  ['I went to <st1:place w:st="on">Tidewell</st1:place> today.', 'I went to Tidewell today.'],
  ['A <nobr>b</nobr> c<o:p></o:p>.\n\nNext.', 'A b c.\n\nNext.'],
  ['Dear <reader>, hello.\n\nSecond.\n\nThird.', 'Dear , hello.\n\nSecond.\n\nThird.'],
  [
    'See <http://www.harbour.example/Map> now.\n\nNext.',
    'See <http://www.harbour.example/Map> now.\n\nNext.',
  ],
  ['Write <ana@harbour.example>.', 'Write <ana@harbour.example>.'],
])('tags that are none of HTML leave their lines and paragraphs whole: %s', (old, expected) => {
  const { text, losses } = wordpress(old)
  expect(text).toBe(expected)
  expect(losses.filter(loss => loss.startsWith('words-lost'))).toEqual([])
})

test('a poem with links and emphasis is lines and no code', () => {
  const { text } = html(
    '<pre class="wp-block-verse">The <em>tide</em>\n  comes\n\nand <a href="https://x.example/">goes</a></pre>',
  )
  expect(text).toBe('The *tide*\\\n\u00a0\u00a0comes\n\nand [goes](https://x.example/)')
})

test('links in code are told', () => {
  expect(html('<pre><code>a <a href="/b">b</a></code></pre>')).toMatchObject({
    text: '```\na b\n```',
    losses: ['html-removed: a link in code: /b'],
    references: [],
  })
})

test('signs of no width part no words', () => {
  expect(html('<p>soft&shy;hyphen zero&#8203;width</p>')).toMatchObject({
    text: 'softhyphen zerowidth',
    losses: ['text-cleaned: in the text'],
  })
})

test('comments of editors are no text, on a line neither', () => {
  expect(html('<p>One <!-- check this -->two.</p>').text).toBe('One two.')
})

test('a direction that a writer set stays', () => {
  expect(html('<p>a <bdo dir="rtl">cba</bdo></p>').text).toBe('a <bdo dir="rtl">cba</bdo>')
})

test('a table within a cell stays apart from the words before it', () => {
  const { text } = html(
    '<table><tr><td>outer<table><tr><td>inner</td></tr></table></td><td>x</td></tr></table>',
  )
  expect(text).toContain('<td>outer<div>inner</div></td>')
})

test('thousands of empty pieces of a line are nothing', () => {
  expect(html(`<p>a${'<a name=x></a><span></span>'.repeat(2000)}b</p>`).text).toBe('ab')
})

test('addresses in text are written as they are, and are counted as the text that they were', () => {
  const old = 'See http://harbour.example/a_b, www.tide.example and ana@harbour.example.'
  const { text, links } = html(`<p>${old}</p>`)
  expect(text).toBe(old)
  expect(links).toEqual({ before: 0, after: 0 })
  expect(markdown(old).links).toEqual({ before: 3, after: 3 })
})

test('a mark at the edge of emphasis stands outside of it where a word goes on', () => {
  expect(html('<p><strong>默认（a）：</strong>TODO</p>').text).toBe('**默认（a）：**TODO')
  expect(html('<p><em>Note:</em>this says<strong>“no”</strong>.</p>').text).toBe(
    '*Note*:this says“**no”**.',
  )
})

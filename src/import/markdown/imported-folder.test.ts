import { describe, expect, it } from 'vitest'
import { importedFolder } from './folder-in-test.ts'

const post = (title: string, text: string) => `---\ntitle: ${title}\ndate: 2015-03-02\n---\n${text}`

describe('links between the files of a folder', () => {
  it('lead to the new files where no generator tells addresses', async () => {
    const { texts, report } = await importedFolder({
      'a.md': post('A', '[b](./b.md) [b2](b.md#x) [c](sub/c.md "t") [h](b.html) [p](sub/c)'),
      'b.md': post('B', 'Text'),
      'sub/c.md': post('C', '[a](../a.md)'),
    })
    expect(texts['a.md']).toContain('[b](b.md) [b2](b.md#x) [c](c.md "t") [h](b.md) [p](c.md)')
    expect(texts['sub/c.md']).toContain('[a](a.md)')
    expect(report.totals.losses).toEqual([])
  })

  it('lead to the new file of a text without an address by Eleventy', async () => {
    const { texts } = await importedFolder({
      'eleventy.config.js': '',
      'posts/a.md': post('A', '[b](b.md)'),
      'posts/b.md': '---\ntitle: B\ndate: 2015-03-02\npermalink: "/{{ number }}/"\n---\nText',
    })
    expect(texts['posts/a.md']).toContain('[b](b.md)')
  })

  it('lead to the new files with the folder of the site and without it', async () => {
    const { texts, report } = await importedFolder({
      '_config.yml': 'url: https://harbour.example\nbaseurl: /g',
      '_posts/2015-03-02-a.md': post(
        'A',
        [
          '[1]({{ site.baseurl }}/2015/03/02/b.html)',
          '[2]({{ "/2015/03/02/b.html" | relative_url }})',
          '[3]({{ site.baseurl }}{% post_url 2015-03-02-b %})',
          '[4](/g/2015/03/02/b.html)',
          '[5](https://harbour.example/g/2015/03/02/b.html)',
          '[6](/2015/03/02/b.html)',
          '[7]({{ site.baseurl }}/)',
          '[8](https://harbour.example/g/)',
        ].join('\n'),
      ),
      '_posts/2015-03-02-b.md': post('B', 'Text'),
    })
    const text = texts['_posts/2015-03-02-a.md']
    expect(text?.match(/\[\d\]\([^)]*\)/g)).toEqual([
      ...['[1](b.md)', '[2](b.md)', '[3](b.md)', '[4](b.md)', '[5](b.md)', '[6](b.md)'],
      ...['[7](/)', '[8](/)'],
    ])
    expect(text).toContain('- /g/2015/03/02/a.html')
    expect(text).toContain('originalUrl: https://harbour.example/g/2015/03/02/a.html')
    expect(report.totals.losses).toEqual([])
  })
})

describe('forms of Markdown that generators add', () => {
  const made = async (body: string, generator: 'hugo' | 'jekyll' = 'jekyll') => {
    const path = generator === 'hugo' ? 'content/posts/a.md' : '_posts/2015-03-02-a.md'
    const config = generator === 'hugo' ? 'hugo.toml' : '_config.yml'
    const { texts } = await importedFolder({ [config]: '', [path]: post('A', body) })
    return texts[path]?.split('\n---\n')[1]?.trim()
  }

  it.each([
    [
      'Tide\n: The water *rises*.\n\nQuay\nPier\n:   Where ships\n    lie.\n\nText',
      '<dl><dt>Tide</dt><dd>The water <em>rises</em>.</dd><dt>Quay</dt><dt>Pier</dt><dd>Where ships lie.</dd></dl>\n\nText',
    ],
    ['The wall {#wall}\n========\n\nText', '## The wall\n\nText'],
    ['<div markdown="1">\nInside *md*.\n</div>', 'Inside *md*.'],
    [
      '<details markdown="block">\n<summary>More</summary>\n\n- one\n- *two*\n</details>',
      '<details><summary>More</summary><ul><li>one</li><li><em>two</em></li></ul></details>',
    ],
    [
      'The NPA met at [NPA](https://npa.example/NPA).\n\n*[NPA]: North Pier Authority',
      'The <abbr title="North Pier Authority">NPA</abbr> met at [<abbr title="North Pier Authority">NPA</abbr>](https://npa.example/NPA).',
    ],
    ['> [!NOTE]\n> Mind the tide.', '> **Note**\n>\n> Mind the tide.'],
    ['- At nine\n: a line', '- At nine : a line'],
  ])('are read: %s', async (body, text) => {
    expect(await made(body)).toBe(text)
  })

  it('keep title, caption and link of a figure by Hugo apart', async () => {
    const figure =
      '{{< figure src="https://a.example/a.png" alt="The wall" title="The wall" caption="In *three* places" attr="M. Quill" attrlink="https://q.example/" >}}'
    expect(await made(figure, 'hugo')).toBe(
      '<figure><img src="https://a.example/a.png" alt="The wall"><figcaption>The wall. In <em>three</em> places — <a href="https://q.example/">M. Quill</a></figcaption></figure>',
    )
  })
})

describe('the report of old addresses', () => {
  const jekyll = { '_config.yml': 'url: https://harbour.example\npermalink: /:title/\n' }
  const files = {
    '_posts/2015-03-02-the-old-wall.md': post('A', 'Text'),
    '_posts/2015-03-03-the-high-tide.md': post('B', 'Text'),
  }

  it('never says of an address that was only worked out that it leads on', async () => {
    const { report } = await importedFolder({ ...jekyll, ...files })
    expect(report.totals.addresses).toMatchObject({ same: 0, redirect: 0, computed: 2, unknown: 0 })
    expect(report.notes.at(-1)).toContain('2 texts in _posts')
  })

  it.each<[string, Record<string, string>]>([
    [
      'a link',
      {
        'about.md': '---\ntitle: A\npermalink: /a/\n---\n[w](/the-old-wall/) [t](/the-high-tide/)',
      },
    ],
    [
      'a sitemap',
      {
        'sitemap.xml':
          '<urlset><url><loc>https://harbour.example/the-old-wall/</loc></url><url><loc>https://harbour.example/the-high-tide/</loc></url></urlset>',
      },
    ],
    [
      'a feed',
      {
        'feed.xml':
          '<rss><item><link>https://harbour.example/the-old-wall/</link></item><item><link>https://harbour.example/the-high-tide/</link></item></rss>',
      },
    ],
    ['a redirect', { _redirects: '/w /the-old-wall/\n/t /the-high-tide/' }],
    [
      'a page that was built',
      { '_site/the-old-wall/index.html': '', '_site/the-high-tide/index.html': '' },
    ],
  ])('counts those that lead on when %s proves the rule', async (_, proof) => {
    const { report } = await importedFolder({ ...jekyll, ...files, ...proof })
    expect(report.totals.addresses.computed).toBe(0)
    expect(report.totals.addresses.redirect).toBeGreaterThanOrEqual(2)
  })

  it.each<[string, Record<string, string>]>([
    [
      'a sitemap of another site',
      {
        'sitemap.xml':
          '<urlset><url><loc>https://other.example/the-old-wall/</loc></url><url><loc>https://other.example/the-high-tide/</loc></url></urlset>',
      },
    ],
    [
      'redirects to another site',
      {
        _redirects:
          '/w https://other.example/the-old-wall/\n/t https://other.example/the-high-tide/',
      },
    ],
    [
      'a link to one of two',
      { 'about.md': '---\ntitle: A\npermalink: /a/\n---\n[w](/the-old-wall/)' },
    ],
  ])('does not take %s for a proof of the rule', async (_, proof) => {
    const { report } = await importedFolder({ ...jekyll, ...files, ...proof })
    expect(report.totals.addresses.computed).toBeGreaterThan(0)
  })

  it('counts items whose addresses only code of the old site knows', async () => {
    const { report } = await importedFolder({
      '.eleventy.js': '',
      'a.md': post('A', '').replace('---\n', '---\npermalink: "/{{ title | made }}/"\n'),
    })
    expect(report.totals.addresses).toMatchObject({ redirect: 0, computed: 0, unknown: 1 })
  })

  it('follows links to a former host below that of the site, and asks about another', async () => {
    const to = (host: string) =>
      `---\ntitle: B\ndate: 2019-05-02\nurl: /2019/05/b/\n---\n[a](https://${host}/2019/05/a/)`
    const made = (host: string) =>
      importedFolder({
        'hugo.toml': 'baseURL = "https://harbour.example"',
        'content/a.md': '---\ntitle: A\ndate: 2019-05-01\nurl: /2019/05/a/\n---\nText',
        'content/b.md': to(host),
      })
    const same = await made('blog.harbour.example')
    expect(same.texts['content/b.md']).toContain('[a](a.md)')
    expect(same.report.notes).toContainEqual(
      expect.stringMatching(/^Links to blog\.harbour\.example were followed/),
    )
    const other = await made('then.example')
    expect(other.texts['content/b.md']).toContain('[a](https://then.example/2019/05/a/)')
    expect(other.report.notes).toContainEqual(expect.stringMatching(/--host then\.example\.$/))
  })
})

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
    expect(texts['a.md']).toContain('[b](b.md) [b2](b.md#x) [c](c.md) [h](b.md) [p](c.md)')
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

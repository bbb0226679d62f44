import { describe, expect, it } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { folderOf, readFolder } from './folder-in-test.ts'

const configs = {
  hugo: { 'hugo.toml': 'baseURL = "https://harbour.example/"' },
  jekyll: { '_config.yml': 'title: The Tide\nurl: https://harbour.example\npermalink: pretty' },
  hexo: { '_config.yml': '', 'scaffolds/post.md': '' },
  pelican: { 'pelicanconf.py': '' },
}
const paths = {
  hugo: 'content/posts/wall.md',
  jekyll: '_posts/2015-03-02-wall.md',
  hexo: 'source/_posts/wall.md',
  pelican: 'content/sea/wall.md',
}

async function read(kind: keyof typeof configs, body: string, others: Record<string, string> = {}) {
  const text = `---\ntitle: The wall\ndate: 2015-03-02\nheight: 4 m\n---\n${body}`
  const items = await readFolder(folderOf({ ...configs[kind], ...others, [paths[kind]]: text }))
  return items[paths[kind]] as OldItem
}

const shown = async (kind: keyof typeof configs, body: string, others?: Record<string, string>) =>
  (await read(kind, body, others)).text.value.trim()

describe('a text by Hugo', () => {
  it.each([
    ['{{< figure src="a.jpg" alt="The wall" >}}', '<img src="a.jpg" alt="The wall">'],
    [
      '{{< figure src="a.jpg" caption="Low tide" attr="M. Quill" link="/b/" >}}',
      '<figure><a href="/b/"><img src="a.jpg" alt=""></a><figcaption>Low tide — M. Quill</figcaption></figure>',
    ],
    [
      '{{< youtube abc123 >}}',
      '<a href="https://www.youtube.com/watch?v=abc123">https://www.youtube.com/watch?v=abc123</a>',
    ],
    ['{{< vimeo 123 >}}', '<a href="https://vimeo.com/123">https://vimeo.com/123</a>'],
    [
      '{{< tweet user="tide" id="99" >}}',
      '<a href="https://twitter.com/tide/status/99">https://twitter.com/tide/status/99</a>',
    ],
    [
      '{{< gist tide 4af2 >}}',
      '<a href="https://gist.github.com/tide/4af2">https://gist.github.com/tide/4af2</a>',
    ],
    ['{{< highlight go "linenos=table" >}}\na := `b`\n{{< /highlight >}}', '```go\na := `b`\n```'],
    ['It is {{< param height >}} high.', 'It is 4 m high.'],
    ['{{< toc >}}', ''],
    ['{{< video src="/a.mp4" >}}', '<a href="/a.mp4">a.mp4</a>'],
    ['A {{%/* note */%}} B', 'A {{% note %}} B'],
    ['## Tide {#tide .big}', '## Tide'],
    ['Before<!--more-->\n\nAfter', 'Before\n\nAfter'],
  ])('is read: %s', async (body, text) => {
    expect(await shown('hugo', body)).toBe(text)
  })

  it.each([
    ['It is {{< unit value="4" name="metres" >}} high.', 'It is 4 metres high.'],
    ['{{< slides name="tide-tables" title="Tide tables" >}}', 'Tide tables'],
    ['CO{{< sup "2" >}}', 'CO2'],
    ['{{< ad slot-3 >}}', ''],
    ['{{< notice "warning" >}}', 'warning'],
    [
      '{{< tabs >}}{{< tab "One" >}}First{{< /tab >}}{{< tab "Two" >}}Second{{< /tab >}}{{< /tabs >}}',
      'One\n\nFirst\n\n\n\nTwo\n\nSecond',
    ],
    ['Press {{< kbd >}}Ctrl{{< /kbd >}}{{< kbd >}}C{{< /kbd >}}', 'Press Ctrl C'],
    [
      '{{< button href="https://b.example" >}}Press{{< /button >}}',
      '<a href="https://b.example">Press</a>',
    ],
    ['{{< card link="/b/" >}}', '<a href="/b/">/b/</a>'],
  ])('keeps the words of shortcodes that are not known: %s', async (body, text) => {
    expect(await shown('hugo', body)).toBe(text)
  })

  it('keeps the words of pictures that lay on a disk, and tells of them', async () => {
    const { text, losses } = await read('hugo', 'A ![The wall](C:\\x\\a.png) B')
    expect(text.value).toBe('A The wall B')
    expect(losses).toContainEqual({
      code: 'image-missing',
      detail: 'C:\\x\\a.png: it lay on the disk of who wrote it',
    })
  })

  it('nests quotations fifty deep at most, which is told', async () => {
    const { text, losses } = await read('hugo', `${'>'.repeat(10_000)} Deep`)
    expect(text.value).toBe(`${'>'.repeat(50)} Deep`)
    expect(losses).toContainEqual({
      code: 'nesting-flattened',
      detail: 'more than fifty levels',
    })
  })

  it('survives elements and pictures that are never closed', async () => {
    for (const piece of ['<div markdown="1">', '![', '- ', '*[A]: ', '> [!A]', '\n: ']) {
      const { text } = await read('jekyll', `Text\n\n${piece.repeat(20_000)}`)
      expect(text.value).toContain('Text')
    }
  })

  it('reads lists of attributes in a time that their length alone decides', async () => {
    const list = `{: a=${'bbb='.repeat(2000)}`
    expect(await shown('jekyll', `Text\n\n${list}`)).toBe(`Text\n\n${list}`)
  })

  it('tells what shortcodes held besides words', async () => {
    const { losses } = await read('hugo', '{{< ad slot-3 kind="x" title="Ferries" >}}')
    expect(losses).toContainEqual({ code: 'shortcode-removed', detail: 'ad slot-3 kind=x' })
  })

  it('leads from one file to the address of another', async () => {
    const others = { 'content/posts/tide.md': '---\ntitle: B\nurl: /old/tide/\n---\nText' }
    const body =
      '[a]({{< ref "tide.md" >}}) [b]({{% relref "/posts/tide.md#low" %}}) [c](tide.md#x) [d](../posts/tide.md)'
    expect(await shown('hugo', body, others)).toBe(
      '[a](/old/tide/) [b](/old/tide/#low) [c](/old/tide/#x) [d](/old/tide/)',
    )
  })

  it('tells of links to files that are not there', async () => {
    expect((await read('hugo', '[a]({{< ref "gone.md" >}})')).losses).toContainEqual({
      code: 'link-unknown',
      detail: 'gone.md',
    })
  })

  it('keeps the inner text of shortcodes that are not known, and names each once', async () => {
    const { text, losses } = await read(
      'hugo',
      '{{< note >}}Low **tide**{{< /note >}} {{< note >}}High{{< /note >}} {{< map >}}',
    )
    expect(text.value.trim()).toBe('Low **tide** High')
    expect(
      losses.filter(({ code }) => code === 'shortcode-removed').map(({ detail }) => detail),
    ).toEqual(['note', 'map'])
  })

  it('keeps what a shortcode that is not known says by itself', async () => {
    const body = '{{< card title="Low tide" url="/tide/" desc="At the wall" >}}'
    expect(await shown('hugo', body)).toBe('<a href="/tide/">Low tide</a> — At the wall')
  })

  it('uses the short templates of the site itself', async () => {
    const others = { 'layouts/shortcodes/chart.html': 'https://charts.example/{{ .Get 0 }}\n' }
    expect(await shown('hugo', '[a]({{< chart "north" >}})', others)).toBe(
      '[a](https://charts.example/north)',
    )
  })

  it('keeps the Markdown around a picture', async () => {
    expect(await shown('hugo', 'A\n{{< figure src="a.jpg" >}}\n**B**')).toBe(
      'A\n\n\n<img src="a.jpg" alt="">\n\n\n**B**',
    )
  })
})

describe('a text by Jekyll', () => {
  it.each([
    ['{% highlight ruby %}\nputs 1\n{% endhighlight %}', '```ruby\nputs 1\n```'],
    ['{% raw %}{{ tide }}{% endraw %}', '{{ tide }}'],
    ['```\n{% raw %}\n{{ tide }}\n{% endraw %}\n```', '```\n{{ tide }}\n```'],
    ['```\n{% raw %}{{ tide }}{% endraw %}\n```', '```\n{{ tide }}\n```'],
    ['A<!-- more -->\n\nThe mark `<!-- more -->`', 'A\n\nThe mark `<!-- more -->`'],
    [
      '[a]({{ site.baseurl }}/a/) ![b]({{ site.url }}{{ site.baseurl }}/b.png)',
      '[a](/a/) ![b](/b.png)',
    ],
    ['[a]({{ "/a/" | relative_url }}) [b]({{ "b/" | absolute_url }})', '[a](/a/) [b](/b/)'],
    ['[home]({{ site.url }})', '[home](/)'],
    ['{{ page.title }} by {{ site.title }}', 'The wall by The Tide'],
    [
      '{% include youtube.html id="abc" %}',
      '<a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a>',
    ],
    ['{% include figure.html src="/a.png" alt="A" %}', '<img src="/a.png" alt="A">'],
    ['{% comment %}gone{% endcomment %}Text', 'Text'],
    ['{% include note.html content="Ferries stop at nine." %}', 'Ferries stop at nine.'],
    ['{% include note.html content=page.note %}', ''],
    ['* TOC\n{:toc}\n\nText', 'Text'],
    ['# Wall\n{: .big #wall}\n\nA [link](/a/){:target="_blank"}', '# Wall\n\n\nA [link](/a/)'],
    ['{::nomarkdown}<b>A</b>{:/}', '<b>A</b>'],
    ['{% img left /a.png 300 200 "Low tide" "The wall" %}', '<img src="/a.png" alt="The wall">'],
  ])('is read: %s', async (body, text) => {
    expect(await shown('jekyll', body)).toBe(text)
  })

  it('leads from one file to the address of another', async () => {
    const others = { '_posts/2014-01-05-tide.md': '---\ntitle: B\n---\nText' }
    const body =
      '[a]({% post_url 2014-01-05-tide %}) [b]({% link _posts/2014-01-05-tide.md %}) [c](2014-01-05-tide.md)'
    expect(await shown('jekyll', body, others)).toBe(
      '[a](/2014/01/05/tide/) [b](/2014/01/05/tide/) [c](/2014/01/05/tide/)',
    )
  })

  it('names what only a program knows', async () => {
    const { text, losses } = await read(
      'jekyll',
      'A{{ site.posts | size }}B{% for x in y %}C{% endfor %}{% include map.html %}',
    )
    expect(text.value).toBe('A{{ site.posts \\| size }}B')
    expect(losses.map(({ code, detail }) => `${code}: ${detail}`)).toEqual(
      expect.arrayContaining([
        'shortcode-removed: for',
        'shortcode-removed: include map.html',
        'template-left: {{ site.posts | size }}, line 1 of the text',
      ]),
    )
  })

  it('touches nothing in code', async () => {
    const body =
      'A `{% tag %}` and ``{{ x }}``\n\n~~~\n{% tag %} [a](b.md)\n~~~\n\n    {{ y }}\n\n<pre>{{ z }}</pre>'
    expect(await shown('jekyll', body)).toBe(body)
  })
})

describe('a text by Hexo or Pelican', () => {
  it.each([
    ['{% asset_img a.png Low tide %}', '<img src="a.png" alt="Low tide">'],
    [
      '{% youtube abc %}',
      '<a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a>',
    ],
    [
      '{% blockquote Mara Quill, The Tide %}\nLow.\n{% endblockquote %}',
      '> Low.\n> \n> — Mara Quill, The Tide',
    ],
    [
      '{% codeblock Wall lang:js %}\nlet a\n{% endcodeblock %}',
      '<p>Wall</p>\n\n\n\n```js\nlet a\n```',
    ],
    ['{% note info %}Low **tide**{% endnote %}', 'Low **tide**'],
    ['{% link The tide https://tide.example/ true %}', '[The tide](https://tide.example/)'],
    ['A {{ b }}', 'A {{ b }}'],
  ])('is read: %s', async (body, text) => {
    expect(await shown('hexo', body)).toBe(text)
  })

  it('leads by Pelican’s marks to addresses and files', async () => {
    const others = { 'content/sea/tide.md': 'Title: Tide\n\nText' }
    const body =
      '[a]({filename}tide.md) [b](|filename|/sea/tide.md#x) ![c]({static}/images/a.png) ![d]({attach}b.png)'
    expect(await shown('pelican', body, others)).toBe(
      '[a](/tide.html) [b](/tide.html#x) ![c](/images/a.png) ![d](/sea/b.png)',
    )
  })
})

it('drops and names what MDX imports, and keeps the text of components', async () => {
  const body =
    "import Chart from './chart'\n\nA <Note>low</Note> <Chart data={[1]} /> {/* gone */}\n\nexport const a = 1\n\nB"
  const files = { 'astro.config.mjs': '', 'src/content/blog/a.mdx': `---\ntitle: A\n---\n${body}` }
  const [item] = Object.values(await readFolder(folderOf(files)))
  expect(item?.text.value.replaceAll(/\s+/g, ' ').trim()).toBe('A low B')
  const removed = item?.losses.filter(({ code }) => code === 'shortcode-removed')
  expect(removed?.map(({ detail }) => detail)).toEqual([
    'import Chart',
    'export a',
    'Note',
    'Chart data=[1]',
  ])
})

it('stays HTML where the file is HTML, in which ticks and blanks are no code', async () => {
  const path = '_posts/2015-03-02-a.html'
  const body =
    '<p>A `{{ page.title }}`</p>\n\n    <p>{% post_url x %}</p>\n{% highlight js %}a < b{% endhighlight %}'
  const files = { ...configs.jekyll, [path]: `---\ntitle: Wall\n---\n${body}` }
  const item = (await readFolder(folderOf(files)))[path]
  expect(item?.text).toEqual({
    format: 'html',
    value: '<p>A `Wall`</p>\n\n    <p>x</p>\n<pre><code class="language-js">a &lt; b</code></pre>',
  })
})

describe('what Hexo and Octopress write', () => {
  it.each([
    ['{% pullquote left %}\nPulled.\n{% endpullquote %}', '> Pulled.'],
    [
      '{% img left /images/x.png 200 200 "title text \'alt text\'" %}',
      '<img src="/images/x.png" alt="alt text">',
    ],
    [
      '{% codeblock lang:js title.js http://u.example link text %}\nlet a\n{% endcodeblock %}',
      '<p>title.js <a href="http://u.example">link text</a></p>\n\n\n\n```js\nlet a\n```',
    ],
  ])('is read: %s', async (body, text) => {
    expect(await shown('hexo', body)).toBe(text)
  })
})

describe('what Pelican writes', () => {
  it.each([
    [
      '[a]({tag}quay) [b]({category}Sea) [c]({author}Quill)',
      '[a](/tag/quay/) [b](/category/Sea/) [c](/author/Quill/)',
    ],
    ['Text\n\n    :::python\n    print(1)\n\nMore', 'Text\n\n```python\nprint(1)\n```\n\nMore'],
    ['A\n\n<!-- PELICAN_END_SUMMARY -->\n\nB', 'A\n\n\n\nB'],
  ])('is read: %s', async (body, text) => {
    expect((await shown('pelican', body)).replaceAll(/\n{3,}(?=```|More)/g, '\n\n')).toBe(text)
  })
})

describe('pictures by Astro and Eleventy', () => {
  it('are shown where MDX imports them', async () => {
    const body =
      'import { Image } from \'astro:assets\';\nimport hero from \'../assets/hero.png\';\n\n<Image src={hero} alt="A hero" /> <img src={hero.src} alt="B" />'
    const items = await readFolder(
      folderOf({ 'astro.config.mjs': '', 'src/content/a/b.mdx': `---\ntitle: A\n---\n${body}` }),
    )
    const item = items['src/content/a/b.mdx']
    expect(item?.text.value.trim()).toBe(
      '<img src="../assets/hero.png" alt="A hero"> <img src="../assets/hero.png" alt="B" />',
    )
    expect(item?.losses).not.toContainEqual({ code: 'shortcode-removed', detail: 'import hero' })
  })

  it('keep the description that stands behind their paths', async () => {
    const body = '{% image "./src/img/a.png", "An alt", "100vw" %} [b]({{ "/b/" | url }})'
    const items = await readFolder(
      folderOf({ 'eleventy.config.js': '', 'a.md': `---\ntitle: A\n---\n${body}` }),
    )
    expect(items['a.md']?.text.value).toBe('<img src="./src/img/a.png" alt="An alt"> [b](/b/)')
  })
})

describe('a note that is a tag', () => {
  it.each([
    ['hugo', 'Tide{{< footnote >}}Seen *by* all.{{< /footnote >}} falls.'],
    ['hugo', 'Tide{{% sidenote %}}Seen *by* all.{{% /sidenote %}} falls.'],
    ['hugo', 'Tide{{< fn "Seen *by* all." >}} falls.'],
    ['jekyll', "Tide{% sidenote 'one' 'Seen *by* all.' %} falls."],
    ['jekyll', 'Tide{% footnote %}Seen *by* all.{% endfootnote %} falls.'],
    ['hexo', 'Tide{% fn %}Seen *by* all.{% endfn %} falls.'],
  ] as const)('stands below the text: %s, %s', async (kind, body) => {
    expect(await shown(kind, body)).toBe('Tide[^note-1] falls.\n\n[^note-1]: Seen *by* all.')
  })

  it.each([
    ['Tide{{< box >}}Two words{{< /box >}} falls', 'Tide Two words falls'],
    ['Tide{{< icon-x >}}falls', 'Tide falls'],
    ['{{< dropcap >}}T{{< /dropcap >}}ide', 'Tide'],
  ])('other tags join no words: %s', async (body, text) => {
    expect(await shown('hugo', body)).toBe(text)
  })
})

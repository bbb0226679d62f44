import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../intake/markdown.ts'
import { converted } from './convert.ts'

const around = { base: 'https://old.example/2015/03/wall/', hosts: ['old.example'] }

const hidden = [
  'Tide %%secret note%% falls.',
  'Tide %%**secret** ![](a.png) note%% falls.',
  'Tide {% comment %}secret{% endcomment %} falls.',
  'Tide {%- comment -%}secret{%- endcomment -%} falls.',
  'Tide {# secret #} falls.',
  'Tide {{/* secret */}} falls.',
  'Tide {{!-- secret --}} falls.',
  'Tide {{! secret }} falls.',
  'Tide {/* secret */} falls.',
  'Tide {# secret {/* secret #} secret */} falls.',
  'Tide %%secret%% {# secret #} %%secret%% falls.',
  'Tide <span hidden>secret</span> falls.',
  'Tide <span hidden="">secret <b>secret</b></span> falls.',
  'Tide <b style="color: red; DISPLAY : none">secret</b> falls.',
  'Tide <span style="visibility:hidden"><a href="/secret">secret</a></span> falls.',
  'Tide <span style="font-size:0"><a href="/secret">secret</a></span> falls.',
  'Tide <span style="position:absolute;left:-9999px">secret</span> falls.',
  'Tide <i style="text-indent: -999em">secret</i> falls.',
  'Tide <span style="opacity:0">secret <a href="/a" hidden>secret</a></span> falls.',
  'Tide {# <b>secret</b> <a href="/a">secret</a> <img src="secret.png" alt="secret"> #} falls.',
]

describe.each(['html', 'markdown', 'wordpress'] as const)('%s', format => {
  const read = (value: string) => {
    const old =
      format === 'wordpress' ? { format, value, pictures: {}, attached: [] } : { format, value }
    return converted(old, around)
  }

  test.each(hidden)('what nobody saw is left out and reported: %s', written => {
    const { markdown, losses, words, links, images } = read(written)
    expect(markdown.trim().replaceAll(/\s+/g, ' ')).toBe('Tide falls.')
    expect(losses).toContainEqual({
      code: 'remark-removed',
      detail: expect.stringMatching('secret'),
    })
    expect(losses.filter(({ code }) => code === 'words-lost')).toEqual([])
    expect({ words, links, images }).toEqual({
      words: { before: 2, kept: 2 },
      links: { before: 0, after: 0 },
      images: { before: 0, after: 0 },
    })
  })

  test.each([
    'Tide falls.\n\n%%\n\nsecret\n\n![secret](a.png)\n\nsecret\n\n%%\n\nMore.',
    '<p>Tide falls.</p><div hidden><p>secret</p><pre><code>secret</code></pre></div><p>More.</p>',
    '<p>Tide falls. {# secret</p><pre>secret</pre><p>secret</p><p>secret #}</p><p>More.</p>',
    '<p>Tide falls.</p><ul style="display:none"><li>secret</li></ul><p>More.</p>',
  ])('whole blocks are left out: %s', written => {
    const { markdown } = read(format === 'html' ? written.replaceAll('\n\n', '<p>') : written)
    expect(markdown.trim()).toBe('Tide falls.\n\nMore.')
  })

  test.each([
    '<p>Write <code>%%private%%</code> or <kbd>{# x #}</kbd>.</p>',
    '<pre><code>{% comment %} x {% endcomment %}\n&lt;p hidden&gt;</code></pre>',
    '<p>Profit rose 100%% and 50%% again.</p>',
    '<p>Profit rose by 5 %% to 7 %% a year.</p>',
    '<table><tr><th>%%</th><th>%%</th></tr><tr><td>5</td><td>7</td></tr></table>',
    '<p>The heading {#anchor} is open.</p>',
    '<p>Prices {from 5} to #}.</p>',
    '<p style="color: red">Open</p>',
    '<p>Open <span class="sr-only">for those who hear it</span></p>',
  ])('code, and what hides nothing, stays: %s', written => {
    const { markdown, losses, words } = read(written)
    expect(losses.filter(({ code }) => code === 'remark-removed')).toEqual([])
    expect(words.kept).toBe(words.before)
    const { problems } = renderMarkdown(markdown, 'articles/a.md')
    expect(problems.filter(({ code }) => code === 'hidden-text')).toEqual([])
  })
})

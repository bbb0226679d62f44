import { describe, expect, test } from 'vitest'
import type { OldText } from '../old-item.ts'
import { converted } from './convert.ts'

const title = 'Storm hits “North Pier”, again'
const rest = '<p>Two boats sank.</p>'

const read = (text: string | OldText, headline: string | undefined = title) => {
  const old = typeof text === 'string' ? ({ format: 'html', value: text } as const) : text
  const around = { base: 'https://quay.example/2001/storm/', hosts: ['quay.example'] }
  return converted(old, { ...around, title: headline })
}

describe('a text does not begin with the headline again', () => {
  test.each([
    `<h1>${title}</h1>${rest}`,
    `<h3>Storm hits "North Pier" again</h3>${rest}`,
    `<header><h2>STORM HITS “NORTH PIER”, AGAIN</h2></header>${rest}`,
    `<p><strong>${title}</strong></p>${rest}`,
    `<p><b>${title}.</b><br><br>Two boats sank.</p>`,
    `<b>${title}</b><br>Two boats sank.`,
    `<p><a href="/2001/storm/">${title}</a></p>${rest}`,
    `<p><b><a href="https://quay.example/2001/storm">${title}</a></b></p>${rest}`,
    `<center><font size="5"><b>${title}</b></font></center>${rest}`,
    `<div><div><h2><a name="top"></a><span>${title}</span></h2></div>${rest}</div>`,
    `<!-- head --><p>&nbsp;</p><h2>${title}</h2>${rest}`,
    `<a href="/2001/storm/"><h2>${title}</h2></a>${rest}`,
    `<p><b>Storm hits </b><i>“North Pier”, again</i></p>${rest}`,
    `<script>var a</script><h2>${title}</h2>${rest}`,
  ])('%s', html => {
    const { markdown, losses, words } = read(html)
    expect(markdown).toBe('Two boats sank.')
    expect(losses.map(({ code }) => code)).toContain('headline-once')
    expect(words.kept).toBe(words.before)
  })

  test.each<OldText>([
    { format: 'markdown', value: `# ${title}\n\nTwo boats sank.` },
    { format: 'markdown', value: `**${title}**\n\nTwo boats sank.` },
    { format: 'markdown', value: `[**${title}**](/2001/storm/)\n\nTwo boats sank.` },
    {
      format: 'wordpress',
      value: `<b>${title}</b>\n\nTwo boats sank.`,
      pictures: {},
      attached: [],
    },
  ])('$format: $value', old => {
    expect(read(old).markdown).toBe('Two boats sank.')
  })
})

test('after a picture it is taken out too, and the headings below it keep their rank', () => {
  const { markdown } = read(`<img src="/a.png" alt="A"><h1>${title}</h1><h2>Boats</h2>${rest}`)
  expect(markdown).toBe('![A](https://reference.invalid/0.)\n\n## Boats\n\nTwo boats sank.')
})

describe('what only looks like it stays', () => {
  test.each([
    `<p>${title}</p>${rest}`,
    `<p><b>${title}</b> and more. Two boats sank.</p>`,
    `<h2>${title}</h2>`,
    `<h2>${title}: what we know</h2>${rest}`,
    `${rest}<h2>${title}</h2>`,
    `<ul><li>One</li><li><b>${title}</b></li></ul>`,
    `<ul><li><b>${title}</b></li><li>Fog</li></ul>`,
    `<div><ol><li><h3>${title}</h3></li></ol>${rest}</div>`,
    `<table><tr><td><b>${title}</b></td><td>Fog</td></tr></table>`,
    `<dl><dt><b>${title}</b></dt><dd>Fog</dd></dl>`,
    `<blockquote><p><b>${title}</b></p></blockquote>${rest}`,
    `<details><summary><b>${title}</b></summary>Fog</details>${rest}`,
  ])('%s', html => {
    const { markdown, losses } = read(html)
    expect(markdown.replaceAll('*', '')).toContain(title)
    expect(losses.map(({ code }) => code)).not.toContain('headline-once')
  })
})

test.each([
  ['दिन', 'दान'],
  ['C++', 'C#'],
  ['+5 degrees', '-5 degrees'],
  ['Up 1.5 metres', 'Up 15 metres'],
])('below “%s” the line “%s” stays', (headline, line) => {
  expect(read(`<h2>${line}</h2>${rest}`, headline).markdown).toContain('# ')
})

test('of a headline that led elsewhere, the address is reported', () => {
  const { losses } = read(`<h2><a href="https://agency.example/storm">${title}</a></h2>${rest}`)
  expect(losses).toContainEqual({ code: 'link-headline', detail: 'https://agency.example/storm' })
})

test('an item without a headline gets it from such a line', () => {
  const { markdown, beginning } = read('<h2>Storm hits</h2><p>Two boats sank.</p>', '')
  expect([markdown, beginning.opening]).toEqual(['Two boats sank.', 'Storm hits'])
})

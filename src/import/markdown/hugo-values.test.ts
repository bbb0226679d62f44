import { expect, test } from 'vitest'
import { folderOf, readFolder } from './folder-in-test.ts'

const files = {
  'hugo.toml':
    'baseURL = "https://harbour.example/"\ntitle = "The Tide"\n[params]\nphone = "555 1234"\n[params.desk]\nname = "Mara Ode"\n',
  'data/releases.json': '{"latest": {"version": "3.4.1"}}',
  'data/crew/pilots.yaml': 'first: Ada Pell\n',
}

async function shown(body: string, template = ''): Promise<string | undefined> {
  const path = 'content/posts/wall.md'
  const text = `---\ntitle: The wall\ndate: 2015-03-02\nheight: 4 m\n---\n${body}`
  const all = { ...files, [path]: text, 'layouts/shortcodes/say.html': template }
  return (await readFolder(folderOf(all)))[path]?.text.value.trim()
}

test.each([
  ['{{ .Site.Params.phone }}', '555 1234'],
  ['{{ site.Params.desk.name }}', 'Mara Ode'],
  ['{{ $.Site.Params.desk.name }}', 'Mara Ode'],
  ['{{ .Site.Title }}', 'The Tide'],
  ['{{ .Site.Data.releases.latest.version }}', '3.4.1'],
  ['{{ hugo.Data.crew.pilots.first }}', 'Ada Pell'],
  ['{{ .Page.Params.height }}', '4 m'],
  ['{{ .Page.Title }}', 'The wall'],
  ['{{ .Site.Params.phone | safeHTML }} ({{ .Get 0 }})', '555 1234 (now)'],
])('a shortcode shows what the site says: %s', async (template, expected) => {
  expect(await shown('Call {{< say now >}}.', template)).toBe(`Call ${expected}.`)
})

test('a parameter is that of the page, or else of the site', async () => {
  expect(
    await shown('{{< param height >}}, {{< param "phone" >}}, {{< param "desk.name" >}}'),
  ).toBe('4 m, 555 1234, Mara Ode')
})

test('a shortcode that does more is reported, and leaves no braces', async () => {
  expect(await shown('Call {{< say "the desk" >}}.', '{{ range .Site.Pages }}x{{ end }}')).toBe(
    'Call the desk.',
  )
})

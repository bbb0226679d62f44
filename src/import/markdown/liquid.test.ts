import { describe, expect, test } from 'vitest'
import type { OldItem } from '../old-item.ts'
import { converted } from '../text/convert.ts'
import { folderOf, readFolder } from './folder-in-test.ts'

const data = {
  '_data/releases.yml':
    '- version: 3.4.1\n  sum: 007abc\n  stable: true\n- version: 2.0.0\n  sum: 1e5\n  stable: false\n',
  '_data/team/crew.json': '{"ada": {"name": "Ada Pell", "role": "Pilot"}}',
  '_data/prices.toml': 'adult = 4\nchild = 2\n',
}

async function read(body: string, others: Record<string, string> = {}): Promise<OldItem> {
  const path = '_posts/2015-03-02-a.md'
  const config = 'title: The Tide\nphone: 555 1234\nowner:\n  name: Mara Ode\n'
  const files = {
    ...{ '_config.yml': config, ...data, ...others },
    [path]: `---\ntitle: A\nheight: 4 m\nmood: calm\n---\n${body}`,
  }
  return (await readFolder(folderOf(files)))[path] as OldItem
}

const shown = async (body: string, others?: Record<string, string>) =>
  (await read(body, others)).text.value.trim()

describe('what a site’s own data tells is filled in', () => {
  test.each([
    [
      '{% assign r = site.data.releases | where: "version", "3.4.1" | first %}{{ r.sum }}',
      '007abc',
    ],
    ['{% for r in site.data.releases %}{{ r.version }} {% endfor %}', '3.4.1 2.0.0'],
    ['{{ site.data.team.crew.ada.name }}', 'Ada Pell'],
    ['{{ site.data.team.crew["ada"].role | upcase }}', 'PILOT'],
    ['{{ site.data.prices.adult }} and {{ site.data.prices.child }}', '4 and 2'],
    ['{{ site.phone }}', '555 1234'],
    ['{{ site.owner.name | append: "!" }}', 'Mara Ode!'],
    ['{{ page.height }} by {{ page.title }}', '4 m by A'],
    ['{% if page.mood == "calm" %}Calm{% else %}Storm{% endif %}', 'Calm'],
    ['{% unless page.none %}None{% endunless %}', 'None'],
    ['{{ page.none | default: "nothing" }}', 'nothing'],
    [
      '{% for r in site.data.releases %}{% if r.stable %}{{ r.version }}{% endif %}{% endfor %}',
      '3.4.1',
    ],
    ['{% capture x %}{{ page.height }} high{% endcapture %}{{ x }}', '4 m high'],
    ['{{ "a,b,c" | split: "," | array_to_sentence_string }}', 'a, b, and c'],
    ['{% comment %}gone{% endcomment %}stays', 'stays'],
  ])('%s is %s', async (body, expected) => {
    expect(await shown(body)).toBe(expected)
  })

  test('in an include too', async () => {
    const include = 'Call {{ site.phone }}{% if include.more %}, {{ include.more }}{% endif %}.'
    expect(await shown('{% include call.md more="now" %}', { '_includes/call.md': include })).toBe(
      'Call 555 1234, now.',
    )
  })

  test.each([
    ['src="{{ site.picture }}" caption="A boat"', '/b.png', 'A boat'],
    ["src='{{ site.picture }}' caption='A boat'", '/b.png', 'A boat'],
    ['src={{ site.picture }} caption="A boat"', '/b.png', 'A boat'],
    [
      'caption="A {{ page.mood }} {{ page.height }} boat" src="/c.png"',
      '/c.png',
      'A calm 4 m boat',
    ],
    ['src="/c.png" caption={{ page.height }}', '/c.png', '4 m'],
    ['src="/c.png" caption="By {{ site.quoted }}"', '/c.png', 'By Ada "A" Pell'],
  ])('in the arguments of a tag: %s', async (written, src, caption) => {
    const config = `title: The Tide\npicture: /b.png\nquoted: Ada "A" Pell\n`
    const value = await shown(`{% include figure.html ${written} %} More.`, {
      '_config.yml': config,
    })
    expect(value).toBe(
      `<figure><img src="${src}" alt=""><figcaption>${caption}</figcaption></figure> More.`,
    )
  })

  test('a value that nobody knows takes nothing of its tag away', async () => {
    const written = '{% include figure.html src="{{ page.nothing }}" caption="A boat" %} More.'
    const value = await shown(written)
    expect(value).toMatch(/A boat.* More\.$/s)
    expect(value).not.toContain('%}')
  })

  test('in Eleventy by the names of its data files', async () => {
    const files = {
      '.eleventy.js': 'module.exports = {}',
      '_data/site.json': '{"title": "The Tide"}',
      '_data/crew.yaml': 'ada: Ada Pell\n',
      'posts/a.md':
        '---\ntitle: A\nheight: 4 m\n---\n{{ crew.ada }}, {{ site.title }}, {{ height }}',
    }
    const items = await readFolder(folderOf(files))
    expect(items['posts/a.md']?.text.value.trim()).toBe('Ada Pell, The Tide, 4 m')
  })
})

describe('what it does not tell stays visible, is reported with its place, and counts as no kept word', () => {
  test.each([
    ['run by {{ "adapell" | team_link }} and', 'run by {{ "adapell" \\| team\\_link }} and', 2],
    ['Version {{ release.version }} is out', 'Version {{ release.version }} is out', 2],
    ['by {{ site.data.team.crew.nobody.name }} x', 'by {{ site.data.team.crew.nobody.name }} x', 6],
  ])('%s', async (body, expected, lost) => {
    const { text, losses } = await read(body)
    expect(text.value.trim()).toBe(expected)
    const expression = /\{\{.*\}\}/.exec(body)?.[0]
    expect(losses).toContainEqual({
      code: 'template-left',
      detail: `${expression}, line 1 of the text`,
    })
    const { words } = converted(text, { base: '/', hosts: [] })
    expect(words.before - words.kept).toBeGreaterThanOrEqual(lost)
  })

  test('in an address it breaks no link', async () => {
    const { text } = await read('[x]({{ site.none }}/b) <a href="{{ "a" | odd }}">y</a>')
    const { markdown, links } = converted(text, { base: 'https://a.example/', hosts: [] })
    expect(links).toEqual({ before: 2, after: 2 })
    expect(markdown).not.toContain('{{')
  })

  test('code is left alone', async () => {
    const body = 'See `{{ site.phone }}`.\n\n```\n{% if x %}\n```'
    expect(await shown(body)).toBe(body)
  })
})

test('a template that works without end is left as it is', async () => {
  const body = '{% for a in (1..100000000) %}{{ a }}{% endfor %}'
  const { losses } = await read(body)
  expect(losses).toContainEqual({ code: 'shortcode-removed', detail: 'for' })
})

test('no template reaches what is not data', async () => {
  expect(await shown('{{ site.constructor.name }}{{ page.__proto__ }}')).toContain('constructor')
})

test.each([
  '{% if site.show %}SECRET{% endif %} {% note %}n{% endnote %}',
  '{% unless page.mood %}SECRET{% endunless %} {% callout %}n{% endcallout %}',
  '{% if site.show %}{% box %}SECRET{% endbox %}{% endif %} n',
  '{% if site.show | unheard_of %}SECRET{% endif %} n',
  '{% if site.show %}SECRET{% endif %} n {{ "now" | date: "%Y" | nonsense: }} {% case %}',
  'n {% if site.show %}SECRET',
  '{% if a %}{% if b %}SECRET{% endif %}SECRET{% endif %} n {% endif %}',
  '{% capture x %}SECRET{% endcapture %} n {% endfor %}',
  '{% case site.show %}{% when 1 %}SECRET{% endcase %} n {% note %}',
  '{% for p in site.posts %}SECRET{% endfor %} n {% endnote %}',
  '{% comment %}SECRET{% endcomment %} n {% endnote %}',
])(
  'what stands within a condition is never shown where that is not known to hold: %s',
  async body => {
    const value = await shown(body)
    expect(value).not.toContain('SECRET')
    expect(value).toContain('n')
  },
)

test('conditions that are left out since the text cannot be worked out are reported', async () => {
  const { losses } = await read('{% if site.show | unheard_of %}SECRET{% endif %} n')
  expect(losses).toContainEqual({ code: 'shortcode-removed', detail: 'if' })
})

test('conditions of Hexo are left out', async () => {
  const files = {
    'source/_posts/b.md': '---\ntitle: B\n---\nText',
    'source/_posts/a.md': '---\ntitle: A\n---\n{% if config.show %}SECRET{% endif %} n',
  }
  const items = await readFolder(
    folderOf({ '_config.yml': 'title: A\ntheme: landscape\n', ...files }),
  )
  expect(items['source/_posts/a.md']?.text.value.trim()).toBe('n')
})

test.each([
  '{{ "now" | date: "%Y" }}',
  "{{ 'today' | date: '%A' }}",
  '{{ "a,b,c" | split: "," | sample }}',
  '{{ "now" | date_to_xmlschema }}',
])('what every import would fill in otherwise stays as written: %s', async body => {
  expect((await read(body)).losses).toContainEqual(
    expect.objectContaining({ code: 'template-left' }),
  )
})

test('a day that is told is the same in every time zone', async () => {
  expect(await shown('{{ "2015-03-02T23:30:00Z" | date: "%d.%m.%Y" }}')).toBe('02.03.2015')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archiveOf } from '../archive/archive.ts'
import { digestOf } from '../archive/digest.ts'
import type { Entry } from '../archive/entry.ts'
import { frontmatterSchema, reasons } from '../archive/frontmatter.ts'
import type { Image } from '../archive/image.ts'
import { type Label, labelsSchema } from '../archive/labels.ts'
import { siteSchema } from '../archive/site.ts'
import { type Code, fingerprintsOf } from './fingerprint.ts'
import { planOf } from './plan.ts'
import { yearNameOf } from './year-marks.ts'

/** What an archive is made from. */
interface Content {
  entries: Record<string, Record<string, unknown>>
  tags: Label[]
  sources: Label[]
  site: Record<string, unknown>
  images: Record<string, Image>
  code: Code
}

const at = { line: 1, column: 1, written: '' }
const tagsOf = (n: number) => [
  ...(n % 4 === 1 ? ['Tide'] : []),
  ...(n % 6 ? [] : ['Gull']),
  ...(n % 11 ? [] : ['Rare']),
]

/** Forty articles of eight years, with pictures, links, translations, and days that several years have. */
function content(): Content {
  const entries = Array.from({ length: 40 }, (_, n): [string, Record<string, unknown>] => [
    `a${n}`,
    {
      title: `Story ${n}`,
      date: `20${10 + Math.floor(n / 5)}-0${1 + (n % 2)}-1${n % 2}`,
      tags: tagsOf(n),
      source: n % 4 ? undefined : 'Radio',
      lang: n % 5 === 4 ? 'ar' : undefined,
      translationOf: n % 10 === 9 ? 'articles/a3.md' : undefined,
      id: `articles/a${n}.md`,
      cover: n % 7 ? undefined : { src: '/media/a.jpg', alt: 'A' },
      links: n % 6 ? [] : [`articles/a${(n * 7) % 40}.md`],
      withdrawn:
        n % 13 === 5
          ? n % 2
            ? withdrawalOf(n)
            : { ...keptOf(n), by: 'articles/a9.md' }
          : undefined,
    },
  ])
  return {
    entries: Object.fromEntries(entries),
    ...{ tags: [], sources: [], code: codeOf('x') },
    site: {
      ...{ name: 'Paper', itemsPerPage: 5, itemsPerFeed: 5, records: true },
      feeds: { from: 1, archive: true, forms: ['rss', 'atom'] },
      editions: [{ language: 'ar' }],
    },
    images: { 'media/a.jpg': { file: 'media/a.jpg', width: 4, height: 3, version: '1' } },
  }
}

function codeOf(code: string): Code {
  return { template: code, text: code, archive: code, card: code, picture: '', plan: code }
}

/** What withdraws an article, and what takes it back and leaves its text. */
const withdrawalOf = (n: number) => ({
  reason: reasons[n % reasons.length],
  date: `2021-0${1 + (n % 9)}-01`,
  text: `Said of ${n}.`,
})
const keptOf = (n: number) => ({ ...withdrawalOf(n), reason: 'retracted', keep: true })

/** Changes of one article: `n` says which, and how. */
const edits: Record<string, (content: Content, n: number) => void> = {
  ...Object.fromEntries(
    Object.entries<(n: number) => Record<string, unknown>>({
      title: n => ({ title: `Other ${n}` }),
      body: n => ({ body: `Text ${n}` }),
      description: n => ({ description: `Of ${n}.` }),
      date: n => ({ date: `20${10 + (n % 9)}-0${1 + (n % 4)}-1${n % 3}` }),
      hour: n => ({ date: `2013-02-1${n % 2}T0${n % 10}:00:00Z` }),
      tags: n => ({ tags: tagsOf(n + 1) }),
      moreTags: n => ({ tags: ['Rare', `Own ${n % 4}`] }),
      spelling: () => ({ tags: ['TIDE'] }),
      source: n => ({ source: { name: `Radio ${n % 2}`, url: `https://radio.example/${n}` } }),
      section: n => ({ section: `Desk ${n % 2}` }),
      slug: n => ({ slug: `slug-${n}` }),
      permalink: n => ({ permalink: `/at/${n}/` }),
      language: n => ({ lang: n % 2 ? 'ar' : 'en' }),
      translation: n => ({ translationOf: `articles/a${n % 40}.md` }),
      cover: n => ({ cover: { src: `/media/${n % 2 ? 'a' : 'b'}.jpg`, alt: `${n}` } }),
      gallery: n => ({ gallery: [{ src: '/media/b.jpg', alt: `${n}` }] }),
      links: n => ({ links: [`articles/a${n % 40}.md`] }),
      correction: n => ({ corrections: [{ date: '2021-01-01', text: `Not ${n}.` }] }),
      draft: () => ({ draft: true }),
      withdrawn: n => ({ withdrawn: withdrawalOf(n) }),
      replaced: n => ({ withdrawn: { ...withdrawalOf(n), by: `articles/a${(n * 3) % 40}.md` } }),
      kept: n => ({ withdrawn: { ...keptOf(n), by: `articles/a${(n * 3) % 40}.md` } }),
      retrieved: n => ({ retrieved: `2019-01-0${1 + (n % 9)}`, originalUrl: 'https://x.example/' }),
      card: () => ({ card: true }),
    }).map(([name, fieldsOf]) => [
      name,
      ({ entries }: Content, n: number) => {
        const file = Object.keys(entries)[n % 40]
        if (file) entries[file] = { ...entries[file], ...fieldsOf(n) }
      },
    ]),
  ),
  restored: ({ entries }, n) => {
    const file = `a${[5, 18, 31][n % 3]}`
    const { withdrawn: _, ...fields } = entries[file] ?? {}
    if (file in entries) entries[file] = fields
  },
  gone: ({ entries }, n) => delete entries[`a${n % 40}`],
  yearGone: ({ entries }, n) => {
    for (let i = 0; i < 5; i += 1) delete entries[`a${(n % 8) * 5 + i}`]
  },
  manyAdded: ({ entries }, n) => {
    for (let i = 0; i < 9; i += 1)
      entries[`more-${n}-${i}`] = { title: `More ${i}`, date: `20${10 + (n % 9)}-02-11` }
  },
  added: ({ entries }, n) => {
    entries[`new-${n}`] = {
      title: `New ${n}`,
      date: `${2009 + (n % 12)}-0${1 + (n % 3)}-1${n % 2}`,
    }
  },
  labels: content => {
    content.tags = labelsSchema.parse([{ label: 'Tides', aliases: ['Tide'] }])
  },
  sources: (content, n) => {
    content.sources = labelsSchema.parse([{ label: 'Radio', url: `https://other.example/${n}` }])
  },
  site: (content, n) => {
    content.site = { ...content.site, itemsPerPage: 5 + (n % 2) }
  },
  editions: (content, n) => {
    const languages = [[], ['ar', 'fr'], ['fr']][n % 3] ?? []
    content.site = { ...content.site, editions: languages.map(language => ({ language })) }
  },
  image: (content, n) => {
    content.images = {
      ...content.images,
      [`media/${n % 2 ? 'a' : 'b'}.jpg`]: {
        ...{ file: 'media/c.jpg', width: 9, height: 9, version: `${n}` },
      },
    }
  },
  template: content => {
    content.code = { ...content.code, template: 'y' }
  },
}

/** Fingerprints of all pages that have a mark, or whose year has one, and all marks by their names. */
function printsOf({ entries, tags, sources, site, images, code }: Content, hasPrints = true) {
  const all = Object.entries(entries).map(([name, { body, links, ...fields }]): Entry => {
    const parsed = frontmatterSchema.parse(fields)
    const entry: Entry = {
      file: `articles/${name}.md`,
      fields: parsed,
      body: String(body ?? name),
      links: ((links as string[]) ?? []).map(target => ({ ...at, kind: 'article', target })),
      // Covers are not among them: what a cover shows counts without a text that names it.
      images: parsed.gallery.map(({ src }) => ({ ...at, candidates: [src.slice(1)] })),
    }
    return hasPrints ? { ...entry, print: digestOf(JSON.stringify(entry)) } : entry
  })
  const archive = archiveOf({
    ...{ entries: all, standing: [], tags, sources, withDrafts: false },
    ...{ site: siteSchema.parse(site), now: Date.parse('2026-01-01') },
  })
  const plan = planOf(archive, new Map(Object.entries(images)))
  const { of, years, markOf } = fingerprintsOf(plan, all, code)
  const ofPages = new Map<string, string>()
  const pages = plan.pages.flatMap(page => {
    const { address } = page
    const mark = markOf(page)
    if (mark !== undefined) ofPages.set(address, mark)
    const name = mark === undefined ? yearNameOf(page) : address
    return name === undefined ? [] : [{ name, address, print: of(page).print }]
  })
  const marks = new Map([...years(), ...ofPages])
  return { years: new Map(years()), marks, pages }
}

const { YEAR_RUNS = '150' } = process.env

test.each([
  ['with digests of what files say', true],
  ['without', false],
])(
  'pages of which the marks are the same in two archives have the same fingerprints in both, %s',
  (_, hasPrints) => {
    const seen = { open: 0, closed: 0, changed: 0 }
    const before = printsOf(content(), hasPrints)
    const known = new Map(before.pages.map(({ address, print }) => [address, print]))
    expect(before.years.size).toBeGreaterThan(10)
    expect(before.marks.size).toBeGreaterThan(before.years.size + 30)
    const edit = fc.record({ kind: fc.constantFrom(...Object.keys(edits)), n: fc.nat(199) })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 2 }), some => {
        const now = content()
        for (const { kind, n } of some) edits[kind]?.(now, n)
        const after = printsOf(now, hasPrints)
        for (const [name, mark] of after.marks) {
          seen[before.marks.get(name) === mark ? 'closed' : 'open'] += 1
        }
        for (const { name, address, print } of after.pages) {
          const old = known.get(address)
          if (old !== undefined && old !== print) seen.changed += 1
          if (old === undefined || before.marks.get(name) !== after.marks.get(name)) continue
          expect(print, `${address} of ${name}`).toBe(old)
        }
      }),
      { numRuns: Number(YEAR_RUNS) },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(Number(YEAR_RUNS))
  },
)

test('another text of an article opens its own year alone', () => {
  const now = content()
  edits.body?.(now, 17)
  const before = printsOf(content()).years
  const open = [...printsOf(now).years].filter(([name, mark]) => before.get(name) !== mark)
  expect(open.map(([name]) => name)).toEqual(['/2013'])
})

test('a far article that makes a tag more common opens the years in which it is weighed', () => {
  const entries: Content['entries'] = {}
  const add = (name: string, date: string, tags: string[]) => {
    entries[name] = { title: name, date, tags }
  }
  add('own', '2001-01-01', ['Tide', 'Gull'])
  for (let n = 0; n < 19; n += 1) add(`gull-${n}`, `20${10 + n}-03-01`, ['Gull'])
  for (let n = 0; n < 14; n += 1) add(`tide-${n}`, `20${10 + n}-04-01`, ['Tide'])
  const before = printsOf({ ...content(), entries })
  add('far', '2029-05-01', ['Tide'])
  const after = printsOf({ ...content(), entries })
  const own = ({ pages }: typeof before) => pages.find(({ address }) => address.includes('/own/'))
  expect(own(before)?.print).not.toBe(own(after)?.print)
  expect(before.years.get('/2001')).not.toBe(after.years.get('/2001'))
})

test('ids with blanks in them are told from translations', () => {
  const entries: Content['entries'] = {}
  const add = (name: string, fields: Record<string, unknown>) => {
    entries[name] = { title: name.slice(0, 1), tags: ['Tide'], ...fields }
  }
  add('own', { date: '2010-01-01' })
  add('q', { date: '2012-01-01', lang: 'fr', translationOf: 'z' })
  add('z', { date: '2013-01-01', tags: [], lang: 'de' })
  add('y en z', { date: '2013-01-02', tags: [], lang: 'de' })
  const withV = (name: string, translationOf: string) => {
    const v = { title: 'V', date: '2011-01-01', tags: ['Tide'], permalink: '/v/', translationOf }
    return printsOf({ ...content(), entries: { ...entries, [name]: v } })
  }
  const [before, after] = [withV('x en y', 'z'), withV('x', 'y en z')]
  const own = ({ pages }: typeof before) => pages.find(({ address }) => address.includes('/own/'))
  expect(own(before)?.print).not.toBe(own(after)?.print)
  expect(before.years.get('/2010')).not.toBe(after.years.get('/2010'))
})

test.each([
  ['another headline of what takes the place of a retracted article', 'title', 9],
  ['a withdrawal of an article that another year links to', 'withdrawn', 4],
] as const)('%s opens the years that show it', (_, edit, n) => {
  const now = content()
  const before = printsOf(now)
  edits[edit]?.(now, n)
  const after = printsOf(now)
  const prints = new Map(before.pages.map(({ address, print }) => [address, print]))
  const shown = edit === 'title' ? '/2013/01/a18/' : '/2012/01/a12/'
  const changed = after.pages.filter(({ address, print }) => prints.get(address) !== print)
  expect(changed.map(({ address }) => address)).toContain(shown)
  for (const { name } of changed) expect(before.marks.get(name)).not.toBe(after.marks.get(name))
})

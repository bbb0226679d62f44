import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noMapping } from '../src/import/mapping.ts'
import { reconciles } from '../src/import/report.ts'
import { runImport } from '../src/import/run-import.ts'
import { openWordPress } from '../src/import/wordpress/open-wordpress.ts'
import { readArticle } from '../src/intake/read-article.ts'

interface Written {
  title: string
  minutes: number
  tags: string[]
  section: string | undefined
  description: string | undefined
  paragraphs: string[]
  draft: boolean
}

const letters = 'abcdefgh éßøñ ابتثج אבגד привет 港口潮汐 0123 &<>"\'*_[]`#~|!\\$-+=.:;'
const word = fc.string({
  unit: fc.constantFrom(...letters.replaceAll(' ', '')),
  minLength: 1,
  maxLength: 9,
})
const line = fc.array(word, { minLength: 1, maxLength: 8 }).map(words => words.join(' '))
/** A line with a letter to make an address from. */
const named = line.map(text => `Q${text}`)

const article: fc.Arbitrary<Written> = fc.record({
  title: named,
  minutes: fc.integer({ min: 0, max: 60 * 24 * 365 * 30 }),
  tags: fc.uniqueArray(fc.constantFrom('Tide', 'Old pier', 'الميناء', 'Ö & Co', '港口'), {
    maxLength: 4,
  }),
  section: fc.option(fc.constantFrom('Harbour', 'Lettres d’été'), { nil: undefined }),
  description: fc.option(named, { nil: undefined }),
  paragraphs: fc.array(line, { maxLength: 5 }),
  draft: fc.boolean(),
})

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function dateOf({ minutes }: Written): string {
  return new Date(Date.UTC(1995, 0, 1) + minutes * 60_000).toISOString().slice(0, 19)
}

/** As WordPress would export it; brackets are references, since it would take them for shortcodes. */
function itemOf(one: Written, number: number): string {
  const date = dateOf(one).replace('T', ' ')
  const term = (domain: string, label: string) =>
    `<category domain="${domain}"><![CDATA[${escaped(label)}]]></category>`
  const text = one.paragraphs
    .map(
      words =>
        `<!-- wp:paragraph -->\n<p>${escaped(words).replaceAll('[', '&#91;')}</p>\n<!-- /wp:paragraph -->`,
    )
    .join('\n\n')
  return `<item><title><![CDATA[${escaped(one.title)}]]></title><link>https://old.example/${number}/</link>
<content:encoded><![CDATA[${text}]]></content:encoded><excerpt:encoded><![CDATA[${escaped(one.description ?? '')}]]></excerpt:encoded>
<wp:post_id>${number}</wp:post_id><wp:post_date>${date}</wp:post_date><wp:post_date_gmt>${date}</wp:post_date_gmt>
<wp:post_name>post-${number}</wp:post_name><wp:status>${one.draft ? 'draft' : 'publish'}</wp:status><wp:post_type>post</wp:post_type>
${one.section ? term('category', one.section) : ''}${one.tags.map(tag => term('post_tag', tag)).join('')}</item>`
}

/** Warnings about signs that a text shows as they are. */
const aboutSigns = new Set(['reference-in-text', 'markup-unknown', 'footnote-unknown'])

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

test('an archive that went out as WordPress exports it comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 40 }), async articles => {
      const at = await mkdtemp(join(tmpdir(), 'backfile-round-'))
      try {
        const path = join(at, 'export.xml')
        await writeFile(
          path,
          `<rss><channel><title>Q</title><wp:wxr_version>1.2</wp:wxr_version>${articles.map(itemOf).join('\n')}</channel></rss>`,
        )
        const into = join(at, 'content')
        const { report } = await runImport({
          ...{ source: await openWordPress(path), name: 'export.xml', into },
          ...{ report: join(into, 'imports/export.json'), media: 'skip', mapping: noMapping },
        })
        expect(reconciles(report)).toBe(true)
        expect(report.totals.words.kept).toBe(report.totals.words.before)
        const items = [...report.items]
        for (const [i, one] of articles.entries()) {
          const file = items[i]?.file ?? ''
          const { entry, text, problems } = readArticle(
            await readFile(join(into, file), 'utf8'),
            file,
          )
          const isEmpty = one.paragraphs.length === 0 && !one.draft
          expect(problems.filter(({ code }) => !aboutSigns.has(code))).toMatchObject(
            isEmpty ? [{ code: 'text-empty' }] : [],
          )
          expect(entry?.fields).toMatchObject({
            title: plain(one.title),
            date: `${dateOf(one)}+00:00`,
            tags: one.tags,
            ...(one.section ? { section: one.section } : {}),
            ...(one.description ? { description: plain(one.description) } : {}),
            draft: one.draft,
          })
          expect(text.split('\n')).toEqual(
            one.paragraphs.length === 0 ? [''] : one.paragraphs.map(plain),
          )
        }
      } finally {
        await rm(at, { recursive: true, force: true })
      }
    }),
    {
      numRuns: Number(process.env.IMPORTS ?? 12),
      ...(process.env.SEED ? { seed: Number(process.env.SEED) } : { seed: 2026 }),
    },
  )
})

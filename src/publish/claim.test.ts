import { describe, expect, it } from 'vitest'
import type { Plan } from '../plan/plan.ts'
import { claimed, holdOf } from './claim.ts'
import { mark } from './site-mark.ts'
import type { Survey } from './survey.ts'

const row = { fingerprint: '', size: 1, mtime: 1, sha256: 'x' }
const rows = new Map(['index.html', 'media/a.png', mark.file].map(file => [file, row]))

/** A folder in which none of the ledger's files are. */
const empty: Survey = {
  missing: new Set(rows.keys()),
  altered: new Set(),
  spare: [],
  foreign: [],
  isLatest: false,
}
const found = (survey: Partial<Survey>, known = rows) => ({
  rows: known,
  survey: { ...empty, ...survey },
})
const marked = { missing: new Set(['index.html', 'media/a.png']) }

/** A plan of two editions with one page. */
const plan = {
  editions: ['', '/ar'].map(path => ({ edition: { site: { path } }, segments: [] })),
  pages: [{ address: '/' }],
} as unknown as Plan

describe('holdOf()', () => {
  it.each([
    ['an empty folder', {}, 'own'],
    ['hidden files', { foreign: ['.nojekyll', '.well-known/a'] }, 'own'],
    ['files of another', { foreign: ['notes.txt'] }, 'other'],
    ['a link or file named like a folder of ours', { spare: ['media'] }, 'other'],
    ['that among hidden files', { spare: ['media'], foreign: ['.nojekyll'] }, 'other'],
    ['an altered file of the ledger', { ...marked, missing: new Set([mark.file]) }, 'unsure'],
    ['our mark of another time', marked, 'unsure'],
    ['our mark, unknown to the ledger', { foreign: [mark.file] }, 'unsure'],
    ['our mark of the last build', { ...marked, spare: ['media'], isLatest: true }, 'own'],
  ] as [string, Partial<Survey>, string][])('of a folder with %s', (_, survey, hold) => {
    expect(holdOf(found(survey))).toBe(hold)
  })
})

describe('claimed()', () => {
  const ours = [
    '_astro/a.css',
    'pagefind/2020/a.pf_meta',
    'pagefind/client/a.js',
    'ar/pagefind/2020/a.pf_meta',
  ]
  const others = [
    'docs/pagefind/index/a.pf_index',
    'docs/pagefind/fragment/a.pf_fragment',
    'docs/_astro/a.css',
    'pagefind/pagefind.js',
    'de/pagefind/2020/a.pf_meta',
    'ar/docs/pagefind/2020/a.pf_meta',
    'pagefind-2/2020/a.pf_meta',
    'notes.txt',
  ]
  const folder = { ...marked, spare: ['media'], foreign: [...ours, ...others, 'index.html'] }

  it('removes only files of our own folders, below the paths of editions', () => {
    const { spare, foreign } = claimed(found(folder), plan, [], false)
    expect(spare).toEqual(['media', ...ours])
    expect(foreign).toEqual(others)
  })

  it.each([
    ['is adopted', folder, true],
    ['has no mark', { ...folder, missing: empty.missing }, false],
    ['has no mark and is adopted', { ...folder, missing: empty.missing }, true],
  ] as [string, Partial<Survey>, boolean][])(
    'removes nothing of a folder that %s',
    (_, survey, adopts) => {
      const { spare, foreign } = claimed(found(survey), plan, [], adopts)
      expect(spare).toEqual([])
      expect([...foreign].sort()).toEqual([...ours, ...others, 'media'].sort())
    },
  )

  it('replaces files of the same name as pages and public files', () => {
    const survey = { ...marked, foreign: ['index.html', 'icon.svg', 'notes.txt'] }
    expect(claimed(found(survey), plan, ['icon.svg'], true).foreign).toEqual(['notes.txt'])
  })
})

import { expect, it } from 'vitest'
import { besides } from './against.ts'

const known = { size: 1, sha256: 'a'.repeat(64), fingerprint: 'f' }
const row = { ...known, mtime: 5 }

it('counts what a target has as there, unless another file is', () => {
  const rows = new Map([
    ['same.html', row],
    ['lost.html', row],
    ['other.html', { ...row, fingerprint: 'own' }],
  ])
  const survey = {
    ...{ missing: new Set(['lost.html']), altered: new Set<string>(), spare: [], isLatest: true },
    foreign: ['.git/HEAD'],
  }
  const names = ['same.html', 'lost.html', 'other.html', 'new.html', '.git/HEAD']
  const there = new Map(names.map(file => [file, known]))
  const { found, adopted } = besides({ rows, survey, marks: new Map([['2014', 'm']]) }, there)
  expect([...adopted.keys()]).toEqual(['new.html'])
  expect([...found.survey.missing]).toEqual([])
  expect([...found.rows.keys()]).toEqual(['same.html', 'lost.html', 'other.html', 'new.html'])
  expect(found.rows.get('other.html')?.fingerprint).toBe('own')
  expect(found.marks.size).toBe(0)
})

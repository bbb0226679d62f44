import { expect, it } from 'vitest'
import { isTwin, sourceOf, twinsOf } from './precompressed.ts'

it('texts of some size have a precompressed file for each encoding, and others have none', () => {
  const large = 100_000
  for (const file of ['index.html', '2014/05/søt/index.html', '_astro/a.B1.css', 'feed.json'])
    expect(twinsOf(file, large, ['br', 'gz'])).toEqual([`${file}.br`, `${file}.gz`])
  for (const file of ['a.png', 'a.html.gz', 'pagefind/2014/index/a.pf_index', '.nojekyll', 'html'])
    expect(twinsOf(file, large, ['br', 'gz'])).toEqual([])
  for (const file of ['_redirects', '_worker.js', 'vercel.json', '.htaccess'])
    expect(twinsOf(file, large, ['br', 'gz'])).toEqual([])
  expect(twinsOf('index.html', 1023, ['br'])).toEqual([])
  expect(twinsOf('index.html', 1024, [])).toEqual([])
  expect(twinsOf('index.html', 1024, ['gz'])).toEqual(['index.html.gz'])
})

it('a precompressed file is known by its name, and other compressed files are not', () => {
  expect(sourceOf('a/index.html.br')).toBe('a/index.html')
  expect(sourceOf('a/x.svg.gz')).toBe('a/x.svg')
  for (const file of ['a.tar.gz', 'index.html', 'a.br', '.gz', 'a.html.zst', 'a.png.gz'])
    expect(sourceOf(file)).toBeUndefined()
})

it('a compressed file without another that it is made from is a file of its own', () => {
  const has = (file: string) => file === 'index.html'
  expect(isTwin('index.html.br', has)).toBe(true)
  expect(isTwin('index.html', has)).toBe(false)
  expect(isTwin('data.csv.gz', has)).toBe(false)
})

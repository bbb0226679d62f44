import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { shownPath } from './shown-path.ts'

const here = process.cwd()

it('a path is relative for what lies below the current folder, and whole otherwise', () => {
  expect(shownPath(join(here, 'content/articles'))).toBe('content/articles')
  expect(shownPath(here)).toBe('.')
  expect(shownPath('/srv/site')).toBe('/srv/site')
  expect(shownPath(dirname(here))).toBe(dirname(here))
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { frontmatterSchema } from '../src/archive/frontmatter.ts'
import { siteSchema } from '../src/archive/site.ts'
import { references } from './reference.ts'

test.each(Object.entries(references()))('%s is what “npm run reference” writes', (file, text) => {
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('the reference tells every key of an article and of site.yaml, with a meaning', () => {
  const page = readFileSync('docs/article-format.md', 'utf8')
  const keys = [...Object.keys(frontmatterSchema.shape), ...Object.keys(siteSchema.shape)]
  for (const key of keys)
    expect(page).toMatch(new RegExp(`\\| \`${key}\` \\| .+ \\| .+ \\| .{8,} \\|`))
})

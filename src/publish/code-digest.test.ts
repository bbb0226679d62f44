import { join } from 'node:path'
import { expect, it } from 'vitest'
import { place, write } from '../../test/support/build.ts'
import { codeDigest } from './code-digest.ts'

it('the digest of the code changes with sources, settings and packages, not with tests', async () => {
  const { content: root } = await place({
    'src/a.ts': 'a',
    'src/styles/b.css': 'b',
    'src/a.test.ts': 'test',
    'astro.config.mjs': '1',
    'package-lock.json': '{}',
  })
  const first = codeDigest(root)
  await write(root, { 'src/a.test.ts': 'another' })
  expect(codeDigest(root)).toBe(first)
  const digests = new Set([first])
  for (const file of ['src/a.ts', 'src/styles/b.css', 'astro.config.mjs', 'package-lock.json']) {
    await write(root, { [file]: 'changed' })
    digests.add(codeDigest(root))
  }
  await write(root, { [join('src', 'new.astro')]: '' })
  digests.add(codeDigest(root))
  expect(digests.size).toBe(6)
})

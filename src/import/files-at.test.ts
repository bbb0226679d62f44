import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesAt } from './files-at.ts'

test('links are followed within the folder, and not out of it', () => {
  const root = mkdtempSync(join(tmpdir(), 'files-'))
  mkdirSync(join(root, 'site/inner'), { recursive: true })
  mkdirSync(join(root, 'secret'))
  writeFileSync(join(root, 'site/inner/a.html'), 'a')
  writeFileSync(join(root, 'secret/s.html'), 's')
  symlinkSync('../secret/s.html', join(root, 'site/l.html'))
  symlinkSync('../secret', join(root, 'site/sub'))
  symlinkSync('inner/a.html', join(root, 'site/own.html'))
  const places = filesAt(join(root, 'site'), /\.html$/).map(({ place }) => place)
  expect(places).toEqual(['inner/a.html', 'own.html'])
})

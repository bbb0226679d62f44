import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makePagefindIndex } from './pagefind-index.ts'

/** Has Pagefind run a script in place of its own program. */
function insteadOfPagefind(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-pagefind-'))
  const program = join(folder, 'pagefind')
  writeFileSync(program, `#!/bin/sh\n${script}\n`)
  chmodSync(program, 0o755)
  const names = ['PAGEFIND_BINARY_PATH', 'PAGEFIND_EXTENDED_BINARY_PATH']
  for (const name of names) process.env[name] = program
  onTestFinished(() => {
    for (const name of names) delete process.env[name]
    rmSync(folder, { recursive: true })
  })
  return folder
}

const document = {
  content: 'harbour',
  meta: { headline: '', standfirst: '', authors: '', topics: '' },
}
const documents = () => [
  { ...document, url: '/a/', filters: {}, sort: { date: '1' }, shows: '{}', mark: 'ab' },
]

test.each([
  ['is killed', 'sleep 0.3; kill -9 $$', 'Pagefind ended by SIGKILL'],
  ['ends', 'sleep 0.3; exit 3', 'Pagefind ended with code 3'],
])(
  'an index is given up, and says why, when Pagefind %s while it is made',
  async (_, script, said) => {
    const folder = insteadOfPagefind(script)
    const task = { folder: join(folder, 'index'), tag: 't', perPart: 5 }
    await expect(makePagefindIndex(task, documents)).rejects.toThrow(said)
  },
)

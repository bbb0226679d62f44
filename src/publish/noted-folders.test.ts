import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { sealed, unsealed } from '../intake/sealed.ts'
import { filesByNotes } from './noted-folders.ts'
import { filesIn } from './site-files.ts'

function desk() {
  const root = mkdtempSync(join(tmpdir(), 'backfile-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const out = join(root, 'out')
  const put = (name: string) => {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    writeFileSync(join(out, name), name)
  }
  const notes = join(root, 'notes')
  return { out, put, notes, noted: (settling = 80) => filesByNotes(out, notes, settling) }
}

// The clock of files on a busy virtual machine can stand still for longer than the test waits.
it('lists what is there after every kind of change, whatever it has noted', {
  retry: 2,
}, async () => {
  const { out, put, notes, noted } = desk()
  for (const name of ['a/b/c/1', 'a/b/2', 'a/3', '4', 'd/5', '.git/6', '.backfile~/7']) put(name)
  const changes: Record<string, (n: number) => void> = {
    add: n => put(`a/b/new-${n}`),
    addFolder: n => put(`d/${n}/e/8`),
    remove: () => rmSync(join(out, 'a/b/2'), { force: true }),
    removeFolder: () => rmSync(join(out, 'd'), { recursive: true, force: true }),
    rename: n => {
      put('a/3')
      put('a/b/kept')
      renameSync(join(out, 'a/3'), join(out, `a/b/moved-${n}`))
    },
    swapFolders: n => {
      put('s/1/x')
      put(`s/2/y-${n}`)
      renameSync(join(out, 's/1'), join(out, 's/3'))
      renameSync(join(out, 's/2'), join(out, 's/1'))
      renameSync(join(out, 's/3'), join(out, 's/2'))
    },
    link: n => {
      put('a/3')
      symlinkSync(join(out, 'a'), join(out, `link-${n}`))
    },
    fileForFolder: () => {
      rmSync(join(out, 'a/b/c'), { recursive: true, force: true })
      put('a/b/c')
      rmSync(join(out, 'a/b/c'))
    },
    all: () => rmSync(out, { recursive: true, force: true }),
    damage: n => {
      const text = existsSync(notes) ? readFileSync(notes, 'utf8') : 'nothing'
      writeFileSync(notes, n % 2 ? text.slice(0, n) : text.replace('a/', 'z/'))
    },
    rest: () => undefined,
  }
  const step = fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.boolean())
  let n = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
      for (const [name, rests] of steps) {
        n += 1
        noted()
        changes[name]?.(n)
        if (rests) await pause(85)
        expect(noted()).toEqual(filesIn(out))
      }
    }),
    { numRuns: 30 },
  )
})

it('reads no folder that is as it was noted, and notes none that changed just now', async () => {
  const { put, notes, noted } = desk()
  put('a/1')
  expect(noted(60_000)).toEqual(['a/1'])
  expect(existsSync(notes)).toBe(false)
  await pause(85)
  noted()
  const text = unsealed(readFileSync(notes, 'utf8')) ?? ''
  writeFileSync(notes, sealed(text.replace('"1"', '"2"')))
  expect(noted()).toEqual(['a/2'])
  put('a/3')
  expect(noted()).toEqual(['a/1', 'a/3'])
})

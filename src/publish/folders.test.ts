import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldersFrom, outFault, targetFault } from './folders.ts'

const here = process.cwd()
const usual = foldersFrom({})

describe('foldersFrom()', () => {
  it('has a default for every folder', () => {
    expect(usual).toEqual({
      content: join(here, 'content'),
      public: join(here, 'public'),
      out: join(here, 'dist'),
      cache: join(here, '.backfile'),
    })
  })

  it('reads the environment, from the current folder', () => {
    const env = { BACKFILE_CONTENT: 'words', BACKFILE_OUT: '/srv/site/', BACKFILE_CACHE: '' }
    expect(foldersFrom({ ...env, BACKFILE_PUBLIC: 'files' })).toEqual({
      public: join(here, 'files'),
      ...{ content: join(here, 'words'), out: '/srv/site', cache: join(here, '.backfile') },
    })
  })
})

describe('outFault()', () => {
  it.each(['dist', '/srv/site', 'build/site', '../site', '.backfile/site'])(
    'has nothing against %s',
    out => {
      expect(outFault({ ...usual, out: resolve(out) })).toBeUndefined()
    },
  )

  it.each([
    ...['.', '..', '/', 'content', 'content/media', '.backfile', homedir(), dirname(homedir())],
    ...['src', 'src/pages', 'public', 'node_modules', 'scripts', '.git', '.backfile/stage'],
  ])('keeps a build from removing what is in %s', out => {
    expect(outFault({ ...usual, out: resolve(out) })).toMatch(/Point BACKFILE_OUT/)
  })

  it('keeps a build from removing content that lies elsewhere', () => {
    const content = '/srv/words'
    expect(outFault({ ...usual, content, out: '/srv' })).toMatch('the content folder')
    expect(outFault({ ...usual, content, out: '/srv/words/site' })).toMatch('content folder')
    expect(outFault({ ...usual, content, out: '/srv/words-site' })).toBeUndefined()
  })
})

describe('targetFault()', () => {
  it.each(['/srv/site', '../site', 'www'])('has nothing against %s', folder => {
    expect(targetFault(resolve(folder), usual)).toBeUndefined()
  })

  it.each([
    ...['.', '/', 'content/www', 'public', 'src', homedir()],
    ...['dist', 'dist/www', '.backfile', '.backfile/www'],
  ])('keeps a deploy from writing into %s', folder => {
    expect(targetFault(resolve(folder), usual)).toMatch(/Point the target/)
  })
})

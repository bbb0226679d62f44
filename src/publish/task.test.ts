import { readFileSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { taskFrom } from './task.ts'

const asked = (words: string, env: NodeJS.ProcessEnv = {}) =>
  taskFrom(['node', 'astro', 'build', ...words.split(' ')], env)

test('without a word a build makes the whole site', () => {
  expect(asked('')).toEqual({ kind: 'site', parts: [] })
  expect(asked('--adopt', { BACKFILE_SHARD: '' })).toEqual({ kind: 'site', parts: [] })
})

test.each([
  '--shard 2/4 --part out/b',
  '--part=out/b --shard=2/4',
  '--shard 2/4 --part out/b --all',
])('“%s” makes a part', words => {
  const shard = { number: 2, of: 4 }
  expect(asked(words)).toEqual({ kind: 'shard', shard, part: resolve('out/b') })
})

test('a part goes into a folder that is named by it', () => {
  expect(asked('--shard 2/4')).toMatchObject({ part: resolve('parts/2-of-4') })
})

test.each(['--merge a b', '--merge=a --merge=b', '--merge a --format=json --merge b'])(
  '“%s” merges parts',
  words => {
    expect(asked(words)).toEqual({ kind: 'site', parts: [resolve('a'), resolve('b')] })
  },
)

test('variables of the environment do the same where there are no flags', () => {
  const shard = { BACKFILE_SHARD: '1/2', BACKFILE_PART: 'p' }
  expect(asked('', shard)).toMatchObject({ shard: { number: 1, of: 2 }, part: resolve('p') })
  expect(asked('--shard 2/2', shard)).toMatchObject({ shard: { number: 2, of: 2 } })
  const merge = { BACKFILE_MERGE: `a${delimiter}b` }
  expect(asked('', merge)).toEqual({ kind: 'site', parts: [resolve('a'), resolve('b')] })
})

test.each([
  ['--shard', '--shard '],
  ['--shard 5/4', '--shard 5/4'],
  ['--shard 0/4', '--shard 0/4'],
  ['--shard a/b', '--shard a/b'],
  ['--shard 1/4 2/4', '--shard 1/4 2/4'],
  ['--shard 1/4 --shard 2/4', '--shard 1/4 2/4'],
  ['--shard=', '--shard '],
  ['--merge', 'names no folder'],
  ['--merge=', 'names no folder'],
  ['--part p', 'with “--shard”'],
  ['--merge a --part p', 'with “--shard”'],
  ['--shard 1/4 --part', 'the folder for the part'],
  ['--shard 1/4 --part a b', 'the folder for the part'],
  ['--shard 1/4 --merge a', 'not both at once'],
])('“%s” is refused', (words, said) => {
  expect(() => asked(words)).toThrow(said)
})

test('the workflow of the examples makes each part once, hands it on and merges them all', () => {
  const text = readFileSync('examples/several-machines.yml', 'utf8')
  const { part, site } = parse(text).jobs
  const stepOf = (job: typeof part, name: string) =>
    job.steps.find(({ uses = '', run = '' }) => `${uses}${run}`.includes(name))
  const numbers: number[] = part.strategy.matrix.number
  const downloaded = numbers.map(number => {
    const ofJob = (words: string) => words.replace(/\$\{\{ matrix\.number \}\}/g, String(number))
    const task = asked(ofJob(stepOf(part, '--shard').run.split(' -- ')[1]))
    const { name, path } = stepOf(part, 'upload-artifact').with
    expect(task).toMatchObject({
      shard: { number, of: numbers.length },
      part: resolve(ofJob(path)),
    })
    return resolve(stepOf(site, 'download-artifact').with.path, ofJob(name))
  })
  const merge = asked(stepOf(site, '--merge').run.split(' -- ')[1])
  expect(merge).toEqual({ kind: 'site', parts: downloaded })
  const uses = [...part.steps, ...site.steps].flatMap(step => step.uses ?? [])
  for (const action of uses) expect(action).toMatch(/@[0-9a-f]{40}$/)
  const ours = readFileSync('.github/workflows/ci.yml', 'utf8')
  for (const [line] of ours.matchAll(/actions\/(?:checkout|setup-node)@.*/g))
    expect(text).toContain(line)
})

test.each([
  ['--sahrd 1/2', 'no option “--sahrd”. Did you mean “--shard”?'],
  ['--outDir=site', '“npm run build” has no option “--outDir”.'],
])('“%s” is refused', (words, said) => {
  expect(() => asked(words)).toThrow(said)
})

test.each(['--silent', '--mode=production', '--root .', '--config other.mjs'])(
  'Astro’s “%s” is none of our business',
  words => {
    expect(asked(words)).toEqual({ kind: 'site', parts: [] })
  },
)

test('a preview is made at an address', () => {
  const preview = { address: 'https://tern.example', basePath: '/pr-1/' }
  for (const words of [
    '--preview https://tern.example/pr-1',
    '--preview=https://tern.example/pr-1/',
  ])
    expect(asked(words)).toEqual({ kind: 'site', parts: [], preview })
})

test.each([
  ['--preview', /cannot be followed/],
  ['--preview pr-1', /Write it as “--preview https:/],
  ['--preview https://a.example https://b.example', /cannot be followed/],
  [
    '--preview https://tern.example --against live',
    /leave “--shard”, “--merge” and “--against” out/,
  ],
  ['--preview https://tern.example --shard 1/2', /made whole/],
  ['--preview https://tern.example --merge a', /made whole/],
])('“%s” is refused', (words, told) => {
  expect(() => asked(words)).toThrow(told)
})

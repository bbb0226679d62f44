import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { installedFor, lockedIn } from './installed.ts'
import { moduleDigest } from './module-digest.ts'
import { NoLockfile } from './packages-digest.ts'
import { reachOf } from './reach.ts'

/** A package that `reader` needs by way of another. */
const locked = {
  lockfileVersion: 3,
  packages: {
    'node_modules/reader': { version: '1.0.0', integrity: 'a', dependencies: { parser: '^1' } },
    'node_modules/parser': { version: '1.0.0', integrity: 'b', optionalDependencies: { far: '1' } },
    'node_modules/reader/node_modules/parser': { version: '2.0.0', integrity: 'c' },
    'node_modules/tool': { version: '1.0.0', integrity: 'd' },
  },
}
const sources = {
  'src/root.ts': `import { read } from 'reader'\nimport type { T } from './types.ts'\nimport {\n  a,\n} from './near.ts'\n`,
  'src/near.ts': `export const a = new URL('./worker.ts', import.meta.url)\nexport * from './far.ts'\n`,
  'src/worker.ts': `const later = await import('./late.ts')\n`,
  'src/late.ts': 'export {}\n',
  'src/far.ts': `import fs from 'node:fs'\n`,
  'src/types.ts': 'export type T = 1\n',
  'src/other.ts': `import 'tool'\n`,
}
type Files = Record<string, string>

const roots: string[] = []
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true })
})

function projectOf(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'backfile-digest-'))
  roots.push(root)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

const versions = { node: '24.0.0', icu: '76.1' }

function digestWith(change: Files = {}, lock: object = locked, node = versions): string {
  const files = { ...sources, 'package-lock.json': JSON.stringify(lock), ...change }
  return moduleDigest(['src/root.ts'], projectOf(files), node)
}

const withPackage = (place: string, fields: object) => ({
  ...locked,
  packages: { ...locked.packages, [place]: fields },
})

describe('the digest of a module', () => {
  const first = digestWith()

  it.each(['src/root.ts', 'src/near.ts', 'src/worker.ts', 'src/late.ts', 'src/far.ts'])(
    'changes with %s, which it reaches',
    file => {
      const text = `${sources[file as keyof typeof sources]}// changed\n`
      expect(digestWith({ [file]: text })).not.toBe(first)
    },
  )

  it('does not change with what it does not reach: other modules, and types', () => {
    expect(digestWith({ 'src/other.ts': '// changed', 'src/types.ts': '// changed' })).toBe(first)
  })

  it('changes with a package that only another package needs, and with where that is found', () => {
    const nested = 'node_modules/reader/node_modules/parser'
    expect(digestWith({}, withPackage(nested, { version: '2.0.1', integrity: 'e' }))).not.toBe(
      first,
    )
    const { [nested]: _, ...packages } = locked.packages
    expect(digestWith({}, { ...locked, packages })).not.toBe(first)
  })

  it('does not change with a package that nothing of it uses', () => {
    expect(digestWith({}, withPackage('node_modules/tool', { version: '2.0.0' }))).toBe(first)
    const outer = { ...locked.packages['node_modules/parser'], version: '1.5.0' }
    expect(digestWith({}, withPackage('node_modules/parser', outer))).toBe(first)
  })

  it('changes with the tables of Node', () => {
    expect(digestWith({}, locked, { ...versions, icu: '77.1' })).not.toBe(first)
  })

  it('counts the whole of a lockfile that is not npm’s', () => {
    const { 'src/root.ts': root } = sources
    const pnpm = (text: string) =>
      moduleDigest(
        ['src/root.ts'],
        projectOf({ ...sources, 'src/root.ts': root, 'pnpm-lock.yaml': text }),
      )
    expect(pnpm('lockfileVersion: 9')).not.toBe(pnpm('lockfileVersion: 9\n'))
  })

  it('is refused when there is no lockfile', () => {
    expect(() => moduleDigest(['src/root.ts'], projectOf(sources))).toThrow(NoLockfile)
  })
})

describe('what a module reaches', () => {
  /** Node itself says what it loads. */
  const hook = `import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) { if (url.startsWith('file:')) console.log('loaded ' + url); return next(url, context) } })
    await import(process.argv[1])`

  it.each([
    'src/intake/article-worker.ts',
    'src/intake/read-changed.ts',
    'src/files/text-of.ts',
    'src/plan/archive-files.ts',
    'src/plan/ready-page.ts',
    'src/publish/make-segment.ts',
    'src/publish/draw-card.ts',
    'src/intake/images.ts',
  ])('%s: holds every file and package that Node loads for it', root => {
    const args = ['--input-type=module', '-e', hook, '--', join(process.cwd(), root)]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    const here = `file://${process.cwd()}/`
    const urls = [...stdout.matchAll(/^loaded (.*)$/gm)].map(([, url = '']) => url)
    const loaded = urls.filter(url => url.startsWith(here)).map(url => url.slice(here.length))
    const own = loaded.filter(file => file.startsWith('src/'))
    expect(own.length).toBeGreaterThan(0)
    const reach = reachOf(process.cwd(), [root])
    expect(own.filter(file => !reach.files.includes(file))).toEqual([])
    const lock = lockedIn(readFileSync('package-lock.json', 'utf8')) ?? {}
    const counted = installedFor(reach.packages, lock).map(told => told.split(' ')[0])
    const used = loaded.flatMap(
      file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
    )
    expect(used.filter(place => !counted.includes(place))).toEqual([])
  })
})

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { place, write } from '../../test/support/build.ts'
import { codeDigest } from './code-digest.ts'

const settings = [
  ...['astro.config.mjs', 'package-lock.json', 'package.json', 'tsconfig.json'],
  ...['npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
  ...['postcss.config.cjs', 'postcss.config.ts', '.postcssrc', '.postcssrc.yml'],
  ...[
    '.browserslistrc',
    'browserslist',
    '.env',
    '.env.production',
    'vite.config.ts',
    'lightning.toml',
  ],
]

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
  for (const file of ['src/a.ts', 'src/styles/b.css', ...settings]) {
    await write(root, { [file]: 'changed' })
    digests.add(codeDigest(root))
  }
  await write(root, { [join('src', 'new.astro')]: '' })
  digests.add(codeDigest(root))
  expect(digests.size).toBe(1 + 2 + settings.length + 1)
})

it('the digest of the code changes with variables that bundlers read, not with others', async () => {
  const { content: root } = await place({ 'src/a.ts': 'a', 'package-lock.json': '{}' })
  const [plain, ...others] = [
    ...[{}, { NODE_ENV: 'production' }, { BROWSERSLIST: 'firefox 100' }, { VITE_A: '1' }],
    { PUBLIC_A: '1' },
  ].map(env => codeDigest(root, env))
  expect(new Set([plain, ...others]).size).toBe(5)
  expect(codeDigest(root, { PATH: '/bin', HOME: '/' })).toBe(plain)
})

it('the digest of the code leaves out what is not of it', async () => {
  const { content: root } = await place({ 'src/a.ts': 'a', 'package-lock.json': '{}' })
  const first = codeDigest(root)
  const others = [
    'README.md',
    '.gitignore',
    '.DS_Store',
    'LICENSE',
    'export.xml',
    'docs/a.json',
    'npm.log',
  ]
  await write(root, Object.fromEntries(others.map(file => [file, 'x'])))
  expect(codeDigest(root)).toBe(first)
})

import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ledgerFolder } from '../src/deploy/ledger-head.ts'
import {
  article,
  build,
  copyOf,
  filesBelow,
  type Place,
  place,
  run,
  write,
} from './support/build.ts'

/*
 * The programs of Cloudflare and Netlify are stood in for: by ones that take the words which the real ones document
 * (`wrangler pages deploy --help` of 4.86.0, `netlify deploy --help` of 26.2.0), and no others, and that
 * publish the folder to a server of this machine.
 */
const documented = {
  wrangler: {
    version: ' ⛅️ wrangler 4.164.0',
    words: ['pages', 'deploy', '<folder>'],
    options: ['--project-name', '--branch', '--commit-hash', '--commit-message'],
    flags: ['--commit-dirty=true', '--skip-caching', '--no-bundle'],
    key: 'CLOUDFLARE_API_TOKEN',
  },
  netlify: {
    version: 'netlify-cli/27.10.2 linux-x64 node-v24.1.0',
    words: ['deploy'],
    options: ['--dir', '--site', '--message', '--alias'],
    flags: ['--prod', '--no-build', '--json'],
    key: 'NETLIFY_AUTH_TOKEN',
  },
} as const
type Program = keyof typeof documented

/** A program that takes what is documented, and publishes into a folder. */
function standIn(program: Program, live: string, version: string): string {
  return `#!${process.execPath}
const { cpSync, rmSync, appendFileSync } = require('node:fs')
const known = ${JSON.stringify({ ...documented[program], version })}
const words = process.argv.slice(2)
if (words.join() === '--version') { console.log(known.version); process.exit(0) }
appendFileSync(${JSON.stringify(`${live}.log`)}, JSON.stringify(words) + '\\n')
const given = {}
const plain = []
for (let i = 0; i < words.length; i += 1) {
  if (known.options.includes(words[i])) given[words[i]] = words[++i]
  else if (known.flags.includes(words[i])) given[words[i]] = true
  else if (words[i].startsWith('-')) { console.error('Unknown argument: ' + words[i]); process.exit(1) }
  else plain.push(words[i])
}
const at = known.words.indexOf('<folder>')
const folder = at < 0 ? given['--dir'] : plain[at]
const isRight = plain.length === known.words.length && known.words.every((one, i) => i === at || one === plain[i])
if (!isRight || !folder) { console.error('Not enough arguments'); process.exit(1) }
const key = process.env[known.key]
if (!key) { console.error('set ' + known.key); process.exit(1) }
console.log('Signed in with ' + key)
if (process.env.FAILS) { console.error('A server said 500'); process.exit(3) }
rmSync(${JSON.stringify(live)}, { recursive: true, force: true })
cpSync(folder, ${JSON.stringify(live)}, { recursive: true })
console.log('Uploaded')
if (process.env.FAILS_LATE) process.exit(4)
`
}

interface Host {
  at: Place
  live: string
  deploy: (...flags: string[]) => ReturnType<typeof run>
  log: () => Promise<string[][]>
}

const targets = { wrangler: 'cloudflare-pages://tern?branch=live', netlify: 'netlify://0a1b-2c' }

/** A site, its host at which nothing is yet, and the program of that host. */
async function hostOf(
  program: Program,
  { version = documented[program].version as string, env = {} } = {},
): Promise<Host> {
  const at = await place({})
  const live = join(at.root, 'live')
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname)
    readFile(join(live, path.endsWith('/') ? `${path}index.html` : path)).then(
      bytes => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  await write(at.content, {
    'site.yaml': `name: Tern\naddress: http://127.0.0.1:${port}\ntargets: {live: '${targets[program]}'}\n`,
    'articles/wall.md': article({ title: 'The wall', date: '2014-05-01' }),
    'articles/pier.md': article({ title: 'The pier', date: '2014-05-02' }),
  })
  const bin = join(at.root, 'bin')
  await mkdir(bin)
  if (version) {
    await writeFile(join(bin, program), standIn(program, live, version))
    await chmod(join(bin, program), 0o755)
  }
  const built = await build(at)
  expect([built.status, built.stderr]).toEqual([0, ''])
  const keys = { CLOUDFLARE_API_TOKEN: 'top-secret-1', NETLIFY_AUTH_TOKEN: 'top-secret-2' }
  return {
    ...{ at, live },
    deploy: (...flags) =>
      run(['scripts/deploy.ts', 'live', ...flags], {
        ...{ ...at.env, ...keys, ...env },
        PATH: `${bin}${delimiter}/usr/bin${delimiter}/bin`,
      }),
    log: async () => {
      const text = await readFile(`${live}.log`, 'utf8').catch(() => '')
      return text
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line))
    },
  }
}

const words = {
  wrangler: (folder: string) => [
    ...[
      'pages',
      'deploy',
      folder,
      '--project-name',
      'tern',
      '--branch',
      'live',
      '--commit-dirty=true',
    ],
  ],
  netlify: (folder: string) => [
    'deploy',
    '--prod',
    '--no-build',
    '--dir',
    folder,
    '--site',
    '0a1b-2c',
  ],
}

test.each(['wrangler', 'netlify'] as const)(
  '%s publishes the whole site and its ledger, and an edit by that',
  async program => {
    const { at, live, deploy, log } = await hostOf(program)
    await writeFile(join(at.out, 'of-somebody-else.txt'), 'not of the site')
    const first = await deploy('--adopt')
    expect([first.status, first.stderr]).toEqual([0, ''])
    expect(first.stdout).toMatch(
      /Signed in with \*\*\*\nUploaded\n.*: \d+ files \(.*\) sent, 0 removed/,
    )
    expect(first.stdout + first.stderr).not.toContain('top-secret')
    const [asked = []] = await log()
    const folder = asked.find(word => word.startsWith(at.cache)) ?? ''
    expect(asked).toEqual(words[program](folder))
    const there = await filesBelow(live)
    const site = (await filesBelow(at.out)).filter(
      file => !/of-somebody-else|published-by-/.test(file),
    )
    expect(there.filter(file => !file.startsWith(ledgerFolder))).toEqual(site)
    expect(there).toContain(`${ledgerFolder}/ledger.json`)

    // Nothing changed: the program is not even asked.
    const again = await deploy()
    expect(again.stdout).toMatch(/has this site already/)
    expect(await log()).toHaveLength(1)

    // From a machine that knows nothing, an edit names what changed alone.
    await write(at.content, {
      'articles/pier.md': article({ title: 'The pier', date: '2014-05-02' }, 'Of iron.\n'),
    })
    await rm(join(at.cache, 'targets'), { recursive: true })
    await rm(join(at.out, 'of-somebody-else.txt'))
    await build(at)
    const lines = join(at.root, 'purged.txt')
    const dry = await deploy('--dry-run')
    expect(dry.stdout).toMatch(/\+ 2014\/05\/pier\/index\.html/)
    expect(dry.stdout).not.toMatch(/wall/)
    expect(await log()).toHaveLength(1)
    const edited = await deployWith(at, { BACKFILE_PURGE_COMMAND: `cat > ${lines}` })
    expect([edited.status, edited.stderr]).toEqual([0, ''])
    expect(await readFile(lines, 'utf8')).toMatch(/\/2014\/05\/pier\/\n/)
    expect(await readFile(lines, 'utf8')).not.toMatch(/wall/)
    expect(await readFile(join(live, '2014/05/pier/index.html'), 'utf8')).toContain('Of iron')
    expect(await filesBelow(at.cache)).not.toContainEqual(
      expect.stringMatching(/targets\/\w+\/site\//),
    )
  },
)

/** The same deploy with more in the environment. */
function deployWith(at: Place, env: NodeJS.ProcessEnv, ...flags: string[]) {
  return run(['scripts/deploy.ts', 'live', ...flags], {
    ...{ ...at.env, CLOUDFLARE_API_TOKEN: 'k', NETLIFY_AUTH_TOKEN: 'k', ...env },
    PATH: `${join(at.root, 'bin')}${delimiter}/usr/bin${delimiter}/bin`,
  })
}

test('what guards refuse, no program is asked to do', async () => {
  const { at, live, deploy, log } = await hostOf('wrangler')
  const first = await deploy()
  expect(first.stderr).toMatch(/has no ledger of Backfile\..*deploy with --adopt/)
  await deploy('--adopt')
  const other = JSON.parse(await readFile(join(live, ledgerFolder, 'ledger.json'), 'utf8'))
  await write(live, {
    [`${ledgerFolder}/ledger.json`]: JSON.stringify({ ...other, site: 'https://gull.example/' }),
  })
  const foreign = await deploy()
  expect(foreign.stderr).toMatch(/The target has the site https:\/\/gull\.example\/.*--other-site/)
  await write(live, { [`${ledgerFolder}/ledger.json`]: '{' })
  const damaged = await deploy()
  expect(damaged.stderr).toMatch(/ledger.* cannot be used.*deploy with --adopt/)
  await rm(join(at.out, '2014/05/wall/index.html'))
  await write(live, { [`${ledgerFolder}/ledger.json`]: JSON.stringify(other) })
  const holes = await deploy('--repair')
  expect(holes.stderr).toMatch(
    /not in the output folder as they were built: 2014\/05\/wall\/index\.html/,
  )
  for (const { status } of [first, foreign, damaged, holes]) expect(status).toBe(1)
  expect(await log()).toHaveLength(1)
})

test('a program that is missing, is too old or fails stops the deploy, and no service hears of it', async () => {
  const missing = await (await hostOf('wrangler', { version: '' })).deploy('--adopt')
  expect(missing.stderr).toMatch(
    /wrangler is not installed\. Install it: npm install --global wrangler@\d/,
  )
  const old = await (await hostOf('netlify', { version: 'netlify-cli/2.1.0' })).deploy('--adopt')
  expect(old.stderr).toMatch(/netlify 2\.1\.0 is too old.*netlify-cli@\d/)
  const failing = await hostOf('wrangler', {
    env: { FAILS: '1', BACKFILE_PURGE_COMMAND: 'touch told' },
  })
  const failed = await failing.deploy('--adopt')
  expect(failed.stdout).toContain('A server said 500')
  expect(failed.stderr).toMatch(/wrangler ended with 3\. Its last lines say why/)
  for (const { status } of [missing, old, failed]) expect(status).toBe(1)
  expect(await filesBelow(failing.live)).toEqual([])
})

test('services hear of a deploy whose program failed after the host had switched', async () => {
  const { at, live, deploy } = await hostOf('netlify')
  const first = await deployWith(at, { FAILS_LATE: '1' }, '--adopt')
  expect([first.status, first.stderr]).toEqual([1, expect.stringContaining('ended with 4')])
  expect(await filesBelow(live)).toContain('2014/05/pier/index.html')
  await write(at.content, {
    'articles/pier.md': article({ title: 'The pier', date: '2014-05-02' }, 'Of iron.\n'),
  })
  await build(at)
  expect((await deployWith(at, { FAILS_LATE: '1' })).status).toBe(1)
  expect((await deploy('--dry-run')).stdout).toContain('has this site already')
  const lines = join(at.root, 'purged.txt')
  const next = await deployWith(at, { BACKFILE_PURGE_COMMAND: `cat > ${lines}` })
  expect([next.status, next.stdout]).toEqual([0, expect.stringContaining('has this site already')])
  expect(await readFile(lines, 'utf8')).toMatch(/\/2014\/05\/pier\/\n/)
  await rm(lines)
  await deployWith(at, { BACKFILE_PURGE_COMMAND: `cat > ${lines}` })
  await expect(readFile(lines)).rejects.toThrow('ENOENT')
})

test('no site is built against such a host, and none in a folder of a host goes there', async () => {
  const { at, deploy } = await hostOf('netlify')
  const against = await build(at, ['--against', 'live'])
  expect([against.status, against.stderr]).toEqual([
    1,
    expect.stringMatching(/takes whole sites, by its host’s own program/),
  ])
  expect((await deploy('--audit')).stderr).toMatch(/takes whole sites/)
  const copy = await copyOf(at)
  const settings = await readFile(join(copy.content, 'site.yaml'), 'utf8')
  await write(copy.content, { 'site.yaml': `${settings}basePath: /news/\n` })
  await cp(join(at.root, 'bin'), join(copy.root, 'bin'), { recursive: true })
  await build(copy)
  expect((await deployWith(copy, {})).stderr).toMatch(/is in a folder of its host/)
})

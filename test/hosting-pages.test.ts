import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { howToGetServers, missingServers } from '../scripts/servers.ts'
import { noteBuild } from '../scripts/test-builds.ts'
import { siteSchema } from '../src/archive/site.ts'
import { isHostAddress, targetAddress } from '../src/archive/target-address.ts'
import { places } from '../src/ci/places.ts'
import { installing, programs } from '../src/deploy/by-program/host-program.ts'
import { overruling } from '../src/deploy/guard.ts'
import { ask } from './support/ask.ts'
import { article, filesBelow, type Place, place } from './support/build.ts'
import { lendTemplates } from './support/lent-templates.ts'
import { freePort } from './support/serve.ts'
import { apacheGround, nginxGround } from './support/servers.ts'
import { startSshd } from './support/sshd.ts'
import { startStore } from './support/store.ts'

/*
 * The pages about hosts say nothing that does not work: commands that can be run are run as they are written, with folders,
 * ports and names of this machine in place of those of the page.
 */

if (missingServers().length > 0) throw new Error(howToGetServers())

const folder = 'docs/hosting'
const pages = readdirSync(folder).map(name => name.replace(/\.md$/, ''))
const textOf = (page: string) => readFileSync(join(folder, `${page}.md`), 'utf8')

/** What a page has between fences of a language, in order. */
function fences(page: string, language: string): string[] {
  return [...textOf(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, one]) => one === language)
    .map(([, , text = '']) => text)
}

/** Words of a page, and what they are in a test. */
type Here = readonly (readonly [from: string, to: string])[]

function here(text: string, words: Here): string {
  return words.reduce((sum, [from, to]) => sum.replaceAll(from, to), text)
}

/** A place whose site.yaml is that of a page. */
async function placeFor(page: string, words: Here): Promise<Place> {
  const settings = here(fences(page, 'yaml').join(''), words)
  const at = await place({
    'site.yaml': `name: Tern\naddress: https://tern.example\n${settings}`,
    'articles/wall.md': article({ title: 'The wall', date: '2014-05-01', aliases: ['/old/'] }),
    'gone.yaml': '- /withdrawn/\n',
  })
  await lendTemplates(at, process.cwd())
  return at
}

/** Runs the commands of a fence, as a shell does that stops at the first one that fails. */
function runAll(text: string, at: Place, env: NodeJS.ProcessEnv = {}): Promise<string> {
  if (text.includes('npm run build')) noteBuild('command')
  const bin = [join(at.root, 'bin'), dirname(process.execPath), process.env.PATH, '/usr/sbin']
  return new Promise((done, fail) => {
    const shell = spawn('sh', ['-e', '-c', text], {
      env: { ...process.env, ...at.env, ...env, PATH: bin.join(delimiter) },
    })
    let said = ''
    for (const stream of [shell.stdout, shell.stderr]) stream.on('data', data => (said += data))
    shell.once('close', status => (status === 0 ? done(said) : fail(new Error(said))))
  })
}

/** A program of that name, which is the real one with words of its own before those that it is given. */
async function shim(at: Place, name: string, lines: string): Promise<void> {
  await mkdir(join(at.root, 'bin'), { recursive: true })
  await writeFile(join(at.root, 'bin', name), `#!/bin/sh\n${lines}\n`)
  await chmod(join(at.root, 'bin', name), 0o755)
}

/**
 * Runs a server until the test ends. At first it serves nothing, so that no process that began before the site was there can
 * answer for it.
 */
async function started(
  program: string,
  words: readonly string[],
  at: Place,
  isUp: () => Promise<boolean>,
) {
  const server: ChildProcess = spawn(realPath(program), words, {
    env: { ...process.env, HOME: at.root },
    stdio: 'ignore',
  })
  onTestFinished(async () => {
    const ended = new Promise(done => server.once('exit', done))
    server.kill(program === 'nginx' ? 'SIGQUIT' : 'SIGTERM')
    await ended
  })
  await until(isUp)
}

function realPath(program: string): string {
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }
  return execFileSync('sh', ['-c', `command -v ${program}`], { env })
    .toString()
    .trim()
}

/** Asks again until something is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo().catch(() => false)) return
    await setTimeout(50)
  }
  throw new Error('it did not come to be')
}

/** What a server answers that has the site and its rules. */
async function expectSite(port: number): Promise<void> {
  await until(async () => (await ask(port, '/withdrawn/')).status === 410)
  const page = await ask(port, '/2014/05/wall/', { 'Accept-Encoding': 'br, gzip' })
  expect(page).toMatchObject({ status: 200, headers: { 'content-encoding': 'br' } })
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/)
  expect(await ask(port, '/old/')).toMatchObject({ status: 301, location: '/2014/05/wall/' })
  expect(await ask(port, '/nothing/')).toMatchObject({ status: 404 })
}

describe('commands that are run', () => {
  test('nginx', async () => {
    const port = await freePort()
    const words: [string, string][] = []
    const at = await placeFor('nginx', words)
    const [www, etc, conf] = ['www', 'etc', 'nginx.conf'].map(name => join(at.root, name)) as [
      ...[string, string, string],
    ]
    await mkdir(www)
    await mkdir(etc)
    words.push(['/etc/nginx/mime.types', '/etc/MIME'], ['/etc/nginx/', `${etc}/`])
    words.push(['/etc/MIME', '/etc/nginx/mime.types'], ['/srv/www/news', www])
    words.push(['dist-rules/', `${at.root}/dist-rules/`], ['listen 80', `listen 127.0.0.1:${port}`])
    const { outside, inHttp } = nginxGround(at.root)
    await writeFile(conf, [...outside, 'http {', ...inHttp, '}'].join('\n'))
    const own = ['-c', conf, '-e', join(at.root, 'errors')]
    await shim(at, 'nginx', `exec ${realPath('nginx')} ${own.join(' ')} "$@"`)
    await started('nginx', own, at, async () => existsSync(join(at.root, 'pid')))
    const http = here(fences('nginx', 'nginx')[0] ?? '', words)
    const text = http.replace('http {', `http {\n${inHttp.join('\n')}`)
    await writeFile(conf, [...outside, text].join('\n'))
    for (const block of fences('nginx', 'sh')) await runAll(here(block, words), at)
    await expectSite(port)
  })

  test('Apache', async () => {
    const port = await freePort()
    const words: [string, string][] = []
    const at = await placeFor('apache', words)
    const [www, conf] = [join(at.root, 'www'), join(at.root, 'apache.conf')]
    await mkdir(www)
    words.push(['/srv/www/news', www], ['*:80', `*:${port}`])
    const host = here(fences('apache', 'apache')[0] ?? '', words)
    await writeFile(conf, [...apacheGround(at.root, port), host].join('\n'))
    const own = ['-d', at.root, '-f', conf]
    const apache = `${realPath('apache2')} ${own.join(' ')}`
    const actions = `configtest) exec ${apache} -t;; graceful) exec ${apache} -k graceful;;`
    await shim(at, 'apachectl', `case "$*" in ${actions} *) exit 1;; esac`)
    const isUp = () => ask(port, '/').then(() => true)
    await started('apache2', [...own, '-DFOREGROUND'], at, isUp)
    for (const block of fences('apache', 'sh')) await runAll(here(block, words), at)
    await expectSite(port)
  })

  test('Caddy', async () => {
    const [port, admin] = [await freePort(), await freePort()]
    const words: [string, string][] = []
    const at = await placeFor('caddy', words)
    const [www, etc] = [join(at.root, 'www'), join(at.root, 'etc')]
    await mkdir(www)
    await mkdir(etc)
    words.push(['/srv/www/news', www], ['/etc/caddy/', `${etc}/`])
    words.push(['dist-rules/', `${at.root}/dist-rules/`])
    words.push(['http://tern.example', `http://127.0.0.1:${port}`])
    const file = join(etc, 'Caddyfile')
    const ground = `{\nadmin 127.0.0.1:${admin}\nauto_https off\nstorage file_system ${at.root}\n}\n`
    await writeFile(file, ground)
    const isUp = () => ask(admin, '/config/').then(({ status }) => status === 200)
    await started('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], at, isUp)
    await writeFile(file, ground + here(fences('caddy', 'caddy')[0] ?? '', words))
    for (const block of fences('caddy', 'sh'))
      await runAll(here(block, words), at, { HOME: at.root })
    await expectSite(port)
  })

  test('a server by SSH', async () => {
    const sshd = await startSshd()
    const second = `${sshd.folder}/second`
    await mkdir(second)
    await mkdir(`${sshd.folder}/first`)
    const at = await placeFor('ssh', [
      ['sftp://news@tern.example/srv/www/news', sshd.target('sftp', '/first')],
      ['rsync://news@tern.example/srv/www/news', sshd.target('rsync', '/second')],
    ])
    const { PATH: _, ...env } = sshd.env
    for (const block of fences('ssh', 'sh')) {
      if (block.includes('--against')) await emptied(at)
      await runAll(block, at, env)
    }
    for (const one of ['first', 'second'])
      expect(await filesBelow(`${sshd.folder}/${one}`)).toContain('2014/05/wall/index.html')
  })

  test('a store that speaks S3', async () => {
    const store = await startStore()
    const [address = ''] = /s3:\/\/\S+/.exec(fences('s3', 'yaml')[0] ?? '') ?? []
    const at = await placeFor('s3', [[address, store.target]])
    for (const block of fences('s3', 'sh')) {
      if (block.includes('--against')) await emptied(at)
      await runAll(block, at, store.env)
    }
    expect([...(await store.objects()).keys()]).toContain('2014/05/wall/index.html')
  })
})

/** Makes a place what a fresh machine is. */
async function emptied(at: Place): Promise<void> {
  await rm(at.out, { recursive: true })
  await rm(at.cache, { recursive: true })
  await lendTemplates(at, process.cwd())
}

describe.each(pages)('the page about %s', page => {
  const settings = parse(fences(page, 'yaml').join('')) ?? {}
  const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts

  test('has settings that are valid, and says what was tried', () => {
    expect(siteSchema.safeParse(settings).error?.issues ?? []).toEqual([])
    expect(textOf(page).split('\n\n')[1]).toMatch(/^\*.*(?:[Tt]ried|checked|compared|not run)/s)
  })

  test('has commands that there are', () => {
    const lines = fences(page, 'sh').flatMap(block => block.trim().split('\n'))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect([line, isCommand(line)]).toEqual([line, true])
  })

  const isCommand = (line: string): boolean => {
    const [, script = '', given = ''] = /^npm run ([\w:-]+)(?: -- (.*))?$/.exec(line) ?? []
    const words = given.split(' ').filter(Boolean)
    if (script === 'setup-ci') return words.length === 1 && places.some(one => one === words[0])
    if (script === 'deploy' || words[0] === '--against') {
      const name = words.find(word => !word.startsWith('--')) ?? ''
      const flags = words.filter(word => word.startsWith('--') && word !== '--against')
      const known = ['dry-run', 'audit', 'repair', ...overruling].map(flag => `--${flag}`)
      const isTarget = targetAddress(settings.targets?.[name] ?? name) !== undefined
      return isTarget && flags.every(flag => known.includes(flag))
    }
    if (script !== '') return script in scripts && words.length === 0
    if (!line.startsWith('npm install')) return /^(?:nginx|apachectl|caddy|cp) /.test(line)
    return Object.values<string>(settings.targets ?? {}).some(text => {
      const address = targetAddress(text)
      return address && isHostAddress(address) && line === installing(programs[address.kind])
    })
  }
})

test('the page about deploying installs the versions that are known', () => {
  const text = readFileSync('docs/deploying.md', 'utf8')
  const lines = text.match(/^npm install --global .*$/gm)
  expect(lines).toEqual(Object.values(programs).map(installing))
})

test('every link of the pages leads to a file that is there, and the index leads to every page', () => {
  const index = readFileSync('docs/hosting.md', 'utf8')
  const all = [
    ['docs/hosting.md', index],
    ...pages.map(page => [join(folder, `${page}.md`), textOf(page)]),
  ]
  for (const [file = '', text = ''] of all) {
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const at = path === '' ? file : join(dirname(file), path)
      expect([file, target, existsSync(at)]).toEqual([file, target, true])
      if (anchor !== undefined) expect(anchorsOf(readFileSync(at, 'utf8'))).toContain(anchor)
    }
  }
  for (const page of pages) expect(index).toContain(`(hosting/${page}.md)`)
})

/** The anchors that GitHub gives to headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

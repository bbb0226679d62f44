import { execFile, execFileSync, spawnSync } from 'node:child_process'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { howToGetServers, missingServers } from '../scripts/servers.ts'
import { digestOf } from '../src/archive/digest.ts'
import { targetAddress } from '../src/archive/target-address.ts'
import type { DeployOptions, ReadySite } from '../src/deploy/course.ts'
import { deploy } from '../src/deploy/deploy.ts'
import { journalAt } from '../src/deploy/journal.ts'
import { headFile } from '../src/deploy/ledger-head.ts'
import { lockBytes, lockFile, lockOf } from '../src/deploy/lock.ts'
import { previewPlace, removePreview } from '../src/deploy/preview-place.ts'
import { fingerprintOf, keysInFile } from '../src/deploy/ssh/known-hosts.ts'
import { type Target, TargetFault } from '../src/deploy/target.ts'
import { rsyncTarget } from '../src/deploy/targets/rsync.ts'
import { sftpTarget } from '../src/deploy/targets/sftp.ts'
import { type Sshd, startSshd } from './support/sshd.ts'

if (missingServers().length > 0) throw new Error(howToGetServers())

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-deploy-ssh-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

type Pages = Record<string, string>

function site(pages: Pages): ReadySite {
  const files = Object.entries(pages).map(([file, text]) => {
    const known = { size: Buffer.byteLength(text), sha256: digestOf(text), fingerprint: '' }
    return [file, known] as const
  })
  return {
    ...{ address: 'https://tern.example/', articles: 3, commit: undefined, files: new Map(files) },
    isHere: () => true,
    bytesOf: async file => Buffer.from(pages[file] ?? ''),
    headersOf: () => ({}),
    isAncestor: () => undefined,
  }
}

let machines = 0

function options(more: Partial<DeployOptions> = {}): DeployOptions {
  machines += 1
  const memory = join(root, `machine ${machines}`)
  return {
    ...{ memory, journal: journalAt(join(memory, 'sent.txt')), asked: new Set(['delete']) },
    ...{ isDry: false, isRepair: false, say: () => {}, progress: () => {} },
    patience: { retries: 5, least: 1, most: 20 },
    watching: { watch: 5, beat: 10_000, settle: 0 },
    ...more,
  }
}

type Kind = 'sftp' | 'rsync'

/** Opens the folder of a server. */
async function opened(
  server: Sshd,
  kind: Kind,
  { more = '', env = {} }: { more?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Target> {
  const address = targetAddress(server.target(kind, more))
  const all = { ...server.env, ...env }
  if (address?.kind === 'sftp') return sftpTarget(address, all)
  if (address?.kind === 'rsync') return rsyncTarget(address, all, 0)
  throw new Error('no address')
}

/** Deploys as the command does. */
async function deployed(server: Sshd, kind: Kind, pages: Pages, more: Partial<DeployOptions> = {}) {
  const target = await opened(server, kind)
  try {
    return await deploy(site(pages), target, options(more))
  } finally {
    await target.close()
  }
}

/** What `diff` finds between the folder of a server and pages. */
async function differing(server: Sshd, pages: Pages): Promise<string> {
  const wanted = await mkdtemp(join(root, 'wanted-'))
  for (const [file, text] of Object.entries(pages)) {
    await mkdir(dirname(join(wanted, file)), { recursive: true })
    await writeFile(join(wanted, file), text)
  }
  return spawnSync('diff', ['-r', '-x', '.well-known', server.folder, wanted], { encoding: 'utf8' })
    .stdout
}

/** What is left besides the ledger. */
async function leftovers(server: Sshd): Promise<string[]> {
  const files = await readdir(join(server.folder, dirname(headFile)))
  return files.filter(file => !/^(ledger\.json|[a-z0-9]+-[0-9a-f]{12}\.gz)$/.test(file))
}

function many(count: number, words = 'Words'): Pages {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${2000 + (i % 20)}/story-${i}/index.html`,
      `${words} of story ${i}. `.repeat(i % 40),
    ]),
  )
}

const pages: Pages = {
  'index.html': 'news',
  'about/index.html': 'us',
  '2024/tide/index.html': 'tide',
  '_astro/a.css': 'red',
  'feed.xml': 'feed',
  'empty.txt': '',
}

const odd: Pages = Object.fromEntries(
  [
    ...['with space/a b.html', ' begins.html', 'ends ', '-rf', '--delete/-x', '#sharp.html'],
    ...['; rm x.html', 'Zürich/日本.html', 'Zu\u0308rich.html', '100%.html', '%2F.html', "it's"],
    ...['"quoted".html', '$HOME.html', '`id`.html', 'back\\slash.html', 'new\nline.html'],
    ...['star*.html', 'who?.html', '[a].html', '{b,c}.html', '~/home.html', 'a:b.html'],
    ...[
      'tab\t.html',
      '.hidden',
      'emoji 🌊.html',
      `${'long'.repeat(60)}.html`,
      '😀/./x'.replace('./', ''),
    ],
  ].map(file => [file, `This is ${JSON.stringify(file)}.`]),
)

describe.each<Kind>(['sftp', 'rsync'])('%s', kind => {
  it('puts a site into an empty folder, changes it, and takes away what is gone', async () => {
    const server = await startSshd()
    await deployed(server, kind, pages)
    expect(await differing(server, pages)).toBe('')
    expect(await leftovers(server)).toEqual([])
    const { 'about/index.html': _, '2024/tide/index.html': __, ...rest } = pages
    const next = {
      ...rest,
      'index.html': 'later news',
      'feed.xml': 'fled',
      '2025/ebb/index.html': 'ebb',
    }
    const { plan } = await deployed(server, kind, next)
    expect(plan.puts.flatMap(({ files }) => files).sort()).toEqual([
      ...['2025/ebb/index.html', 'feed.xml', 'index.html'],
    ])
    expect(await differing(server, next)).toBe('')
    expect(await readdir(server.folder)).not.toContain('2024')
    expect(await leftovers(server)).toEqual([])
  })

  it('has previews beside each other, and takes one of them away', async () => {
    const server = await startSshd()
    const target = await opened(server, kind)
    const preview = { ...site(pages), isPreview: true }
    for (const name of ['pr-1', 'pr-11']) {
      await deploy(preview, await previewPlace(target, name), options())
    }
    const removed = await removePreview(await previewPlace(target, 'pr-1'))
    expect(removed).toBeGreaterThan(Object.keys(pages).length)
    await target.close()
    const left = Object.entries(pages).map(([file, text]) => [`pr-11/${file}`, text])
    expect(await differing(server, Object.fromEntries(left))).toBe('')
    expect((await readdir(server.folder)).filter(name => name !== '.well-known')).toEqual(['pr-11'])
  })

  it('makes files of folders and folders of files', async () => {
    const server = await startSshd()
    await deployed(server, kind, { 'a/b/c': 'deep', d: 'file', 'e/f': 'two' })
    const next = { a: 'file now', 'd/x/y': 'folder now', 'e/f/g': 'three' }
    await deployed(server, kind, next)
    expect(await differing(server, next)).toBe('')
    await deployed(server, kind, { 'a/b/c': 'deep again' })
    expect(await differing(server, { 'a/b/c': 'deep again' })).toBe('')
  })

  it('takes every name that a file may have', async () => {
    const server = await startSshd()
    await deployed(server, kind, odd)
    expect(await differing(server, odd)).toBe('')
    const changed = Object.fromEntries(Object.keys(odd).map(file => [file, 'Other words.']))
    await rm(join(server.folder, '#sharp.html'))
    await deployed(server, kind, changed, { isRepair: true })
    expect(await differing(server, changed)).toBe('')
    await deployed(server, kind, { 'index.html': 'all else is gone' })
    expect(await differing(server, { 'index.html': 'all else is gone' })).toBe('')
  })

  it('sends 2,000 files, and finds each one that others altered', async () => {
    const server = await startSshd()
    const all = { ...many(2000), 'large.bin': 'large '.repeat(500_000) }
    await deployed(server, kind, all)
    expect(await differing(server, all)).toBe('')
    await writeFile(join(server.folder, '2007/story-7/index.html'), 'defaced')
    await rm(join(server.folder, '2009'), { recursive: true })
    await deployed(server, kind, all, { isRepair: true })
    expect(await differing(server, all)).toBe('')
  })

  it('goes on when the connection is cut again and again', async () => {
    const server = await startSshd()
    const target = await opened(server, kind)
    let cuts = 0
    const progress = () => {
      if (cuts < 4) server.cutAfter(100_000, cuts)
      cuts += 1
    }
    const large = Array.from({ length: 20 }, (_, i) => [`${i}.bin`, `${i} `.repeat(200_000)])
    const all = { ...many(300), ...Object.fromEntries(large) }
    await deploy(site(all), target, options({ progress }))
    await target.close()
    expect(await differing(server, all)).toBe('')
    expect(cuts).toBeGreaterThan(4)
  })

  it('leaves whole files when the server is gone, and the next deploy ends the work', async () => {
    const server = await startSshd()
    const before = many(300, 'Old words')
    await deployed(server, kind, before)
    const after = many(400, 'New words')
    const target = await opened(server, kind)
    let isCut = false
    const progress = () => {
      if (!isCut) server.cutAfter(5000, 1000)
      isCut = true
    }
    const patience = { retries: 1, least: 1, most: 2 }
    const failing = deploy(site(after), target, options({ progress, patience }))
    await expect(failing).rejects.toThrow(TargetFault)
    await target.close()
    server.cutAfter(Number.POSITIVE_INFINITY)
    const half = await differing(server, after)
    expect(half).not.toBe('')
    const known = new Set([...Object.values(before), ...Object.values(after)])
    for (const file of Object.keys(after)) {
      const text = await textAt(join(server.folder, file))
      if (text !== undefined) expect(known).toContain(text)
    }
    await deployed(server, kind, after)
    expect(await differing(server, after)).toBe('')
  })

  it('lets one of two deploys that begin at once do its work', async () => {
    const server = await startSshd()
    const sites = ['One', 'Two', 'Three', 'Four'].map(words => many(150, words))
    const hosts = sites.map((_, i) => `machine-${i}`)
    const targets = await Promise.all(hosts.map(() => opened(server, kind)))
    const made = await Promise.all(
      targets.map((target, i) =>
        target.create(lockFile, lockBytes({ ...lockOf([]), machine: hosts[i] ?? '' })),
      ),
    )
    expect(made.filter(Boolean)).toHaveLength(1)
    const winner = made.indexOf(true)
    const read = await targets[0]?.read(lockFile)
    expect(JSON.parse(Buffer.from(read ?? []).toString()).machine).toBe(hosts[winner])
    await Promise.all(targets.map(target => target.close()))
    expect(await leftovers(server)).toEqual(['lock.json'])
  })

  it('refuses a place that another deploy holds, and touches nothing', async () => {
    const server = await startSshd()
    await deployed(server, kind, pages)
    const target = await opened(server, kind)
    const held = { ...lockOf([]), pid: 1, machine: 'elsewhere', by: 'Ada' }
    await target.create(lockFile, lockBytes(held))
    let beat = 0
    const timer = setInterval(() => {
      beat += 1
      void writeFile(join(server.folder, dirname(lockFile), 'beat.txt'), String(beat))
    }, 20)
    const watching = { watch: 500, beat: 10_000, settle: 0 }
    await expect(deployed(server, kind, many(3), { watching })).rejects.toThrow(
      /Ada .* is deploying to/,
    )
    clearInterval(timer)
    await target.close()
    expect(await differing(server, pages)).toBe('')
  })

  it('says that a place may not be written, and what to do', async () => {
    const server = await startSshd({ isReadOnly: true })
    await expect(deployed(server, kind, pages)).rejects.toThrow(
      /does not permit it: .*Give the user who logs in the right to write/,
    )
    expect(await readdir(server.folder)).toEqual([])
  })

  it('refuses a folder that is not there, and a file', async () => {
    const server = await startSshd()
    await writeFile(join(server.folder, 'file'), '')
    for (const more of ['/nothing', '/file']) {
      const fault = await faultOf(opened(server, kind, { more }))
      expect(fault.message).toContain('is no folder there. Make it, or mount its disk.')
      expect(fault.isPassing).toBe(false)
    }
  })

  it('goes into the home of whoever logs in when the path begins with ~', async () => {
    const server = await startSshd()
    const home = execFileSync('sh', ['-c', 'cd ~ && pwd'], { encoding: 'utf8' }).trim()
    const inHome = await mkdtemp(join(home, 'backfile-'))
    try {
      const text = server.target(kind).replace(encodeURI(server.folder), inHome.replace(home, '/~'))
      const address = targetAddress(text)
      const target =
        address?.kind === 'rsync'
          ? await rsyncTarget(address, server.env, 0)
          : await sftpTarget(address as never, server.env)
      await deploy(site(pages), target, options())
      await target.close()
      expect(await differing({ ...server, folder: inHome }, pages)).toBe('')
    } finally {
      await rm(inHome, { recursive: true })
    }
  })
})

describe('sftp', () => {
  it('writes into no other file what was left of one when the connection was cut', async () => {
    const server = await startSshd()
    const target = await opened(server, 'sftp')
    server.cutAfter(500_000)
    const failing = target.write('large.bin', Buffer.alloc(20_000_000, 'x'), {})
    const small = Array.from({ length: 30 }, (_, i) => `${i}.txt`)
    const kept = failing.catch(() => undefined)
    const others = small.map(async file => {
      const write = () => target.write(file, Buffer.from(file), {})
      for (let times = 0; times < 5; times += 1) await write().catch(write)
    })
    await Promise.all([kept, ...others])
    await expect(failing).rejects.toThrow(/was lost/)
    await target.close()
    for (const file of small) expect(await textAt(join(server.folder, file))).toBe(file)
  })
})

describe('rsync', () => {
  it('is refused where the host does not have it, and where this machine does not', async () => {
    const server = await startSshd({ hasRsync: false })
    await expect(deployed(server, 'rsync', pages)).rejects.toThrow(
      /rsync, which is not installed there/,
    )
    const { PATH } = process.env
    try {
      process.env.PATH = '/nowhere'
      await expect(deployed(server, 'rsync', pages)).rejects.toThrow(
        /rsync, which is not installed here/,
      )
    } finally {
      process.env.PATH = PATH
    }
  })

  it('does not pass over what the host’s rsync could not do', async () => {
    const server = await startSshd()
    await mkdir(join(server.folder, '.well-known/media'), { recursive: true })
    // A link in a circle leads nowhere.
    await symlink('media', join(server.folder, 'media'))
    const asked = new Set(['adopt'] as const)
    const all = { ...pages, 'media/a/b.svg': 'drawing' }
    await expect(deployed(server, 'rsync', all, { asked })).rejects.toThrow(
      /does not take all files\. rsync says: .*media/,
    )
    expect(await textAt(join(server.folder, headFile))).toBeUndefined()
  })

  it('is not started for a few files', async () => {
    const server = await startSshd({ hasRsync: false })
    const address = targetAddress(server.target('rsync'))
    if (address?.kind !== 'rsync') throw new Error('no address')
    const target = await rsyncTarget(address, server.env)
    await deploy(site(pages), target, options())
    await target.close()
    expect(await differing(server, pages)).toBe('')
  })

  it('follows a folder that leads to another one', async () => {
    const server = await startSshd()
    await mkdir(join(server.folder, '.well-known/media'), { recursive: true })
    await symlink('.well-known/media', join(server.folder, 'media'))
    const asked = new Set(['adopt'] as const)
    await deployed(server, 'rsync', { 'media/a/b.svg': 'drawing' }, { asked })
    expect(await textAt(join(server.folder, '.well-known/media/a/b.svg'))).toBe('drawing')
  })
})

describe('the host', () => {
  it('that is not known is refused, with its fingerprint and what to do', async () => {
    const server = await startSshd()
    const fault = await faultOf(opened(server, 'sftp', { env: { BACKFILE_SSH_HOST_KEY: '' } }))
    expect(fault.message).toContain(`shows the key ssh-ed25519 ${server.env.BACKFILE_SSH_HOST_KEY}`)
    expect(fault.message).toContain(`ssh-keyscan -p ${server.port} 127.0.0.1 >> ~/.ssh/known_hosts`)
    expect(fault.isPassing).toBe(false)
  })

  it('is known by a fingerprint, a key, what ssh-keyscan says, and known_hosts, hashed too', async () => {
    const server = await startSshd()
    const name = `[127.0.0.1]:${server.port}`
    const words = ['-p', String(server.port), '127.0.0.1']
    const { stdout: scan } = await promisify(execFile)('ssh-keyscan', words)
    for (const key of [server.hostKey, `${name} ${server.hostKey}`, scan]) {
      const target = await opened(server, 'sftp', { env: { BACKFILE_SSH_HOST_KEY: key } })
      await target.close()
    }
    const file = join(server.env.HOME, '.ssh/known_hosts')
    await mkdir(dirname(file))
    await writeFile(file, scan)
    const env = { BACKFILE_SSH_HOST_KEY: '' }
    await (await opened(server, 'sftp', { env })).close()
    execFileSync('ssh-keygen', ['-H', '-f', file], { stdio: 'ignore' })
    await (await opened(server, 'sftp', { env })).close()
  })

  it('is found in the lines of known_hosts where ssh-keygen finds it', async () => {
    const key = (await startSshd()).hostKey
    const names = [
      ...['tern.example', 'TERN.example,gull.example', '[tern.example]:2222', '*.example', '*'],
      ...['tern.exampl?', '*.example,!tern.example', '!tern.example', 'tern', '10.0.0.*', '?'],
      ...['[*]:2222', '::1', 'a.tern.example', 'tern-example', 'tern.example.', '[::1]:22'],
      ...['[10.0.0.1]:2222', '[*]:2222,!tern.example', 'tern.example,*.org'],
    ]
    const file = join(root, 'known_hosts')
    await writeFile(file, names.map(name => `${name} ${key}\n`).join(''))
    const hashed = join(root, 'hashed')
    await copyFile(file, hashed)
    spawnSync('ssh-keygen', ['-H', '-f', hashed])
    for (const path of [file, hashed]) {
      const lines = ((await textAt(path)) ?? '').split('\n')
      const found = (name: string) => {
        const { stdout } = spawnSync('ssh-keygen', ['-F', name, '-f', path], { encoding: 'utf8' })
        return [...stdout.matchAll(/found: line (\d+)/g)].map(([, line]) => Number(line))
      }
      for (const host of ['tern.example', 'gull.example', '10.0.0.1', '::1', 'a.tern.example']) {
        for (const port of [22, 2222]) {
          // For another port, ssh goes on to lines without one; ssh-keygen does not.
          const right = new Set([
            ...found(host),
            ...(port === 22 ? [] : found(`[${host}]:${port}`)),
          ])
          const ours = lines.flatMap((line, at) =>
            keysInFile(line, { host: host.toUpperCase(), port }).map(() => at + 1),
          )
          expect([host, port, ours]).toEqual([host, port, [...right].sort((a, b) => a - b)])
        }
      }
    }
  })

  it('that shows another key is refused, whatever kind of key is known', async () => {
    const server = await startSshd()
    const other = await startSshd()
    const rsa = join(root, 'rsa')
    execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-N', '', '-f', rsa])
    const rsaKey = ((await textAt(`${rsa}.pub`)) ?? '').split(' ').slice(0, 2).join(' ')
    const wrong = [other.env.BACKFILE_SSH_HOST_KEY ?? '', other.hostKey, rsaKey]
    for (const key of wrong) {
      const fault = await faultOf(opened(server, 'sftp', { env: { BACKFILE_SSH_HOST_KEY: key } }))
      expect(fault.message).toMatch(/but BACKFILE_SSH_HOST_KEY has another one for it/)
      expect(fault.isPassing).toBe(false)
    }
    const file = join(server.env.HOME, '.ssh/known_hosts')
    await mkdir(dirname(file))
    await writeFile(file, `@revoked * ${server.hostKey}\n127.0.0.1 ${server.hostKey}\n`)
    const fault = await faultOf(opened(server, 'sftp', { env: { BACKFILE_SSH_HOST_KEY: '' } }))
    expect(fault.message).toContain('is revoked')
  })

  it('that does not answer is said to be unreachable, and may be asked again', async () => {
    const server = await startSshd()
    server.cutAfter(0, 1000)
    const fault = await faultOf(opened(server, 'sftp'))
    expect(fault.message).toMatch(/cannot be reached/)
    expect(fault.isPassing).toBe(true)
  })
})

describe('whoever logs in', () => {
  it('does so by a key, one with a passphrase, a file, an agent, or the usual key', async () => {
    const server = await startSshd()
    const { right, locked } = server.keys
    const none = { BACKFILE_SSH_KEY: '' }
    const [text = '', lockedText = ''] = [await textAt(right), await textAt(locked)]
    const ways: NodeJS.ProcessEnv[] = [
      { BACKFILE_SSH_KEY: text.replaceAll('\n', '\\n') },
      { BACKFILE_SSH_KEY: text.replaceAll('\n', '\r\n').trim() },
      { BACKFILE_SSH_KEY: lockedText, BACKFILE_SSH_PASSPHRASE: 'tern' },
      { ...none, BACKFILE_SSH_KEY_FILE: right },
    ]
    for (const env of ways) await (await opened(server, 'sftp', { env })).close()
    await mkdir(join(server.env.HOME, '.ssh'))
    await copyFile(right, join(server.env.HOME, '.ssh/id_ed25519'))
    await (await opened(server, 'sftp', { env: none })).close()
    await rm(join(server.env.HOME, '.ssh'), { recursive: true })
    const said = execFileSync('ssh-agent', ['-s'], { encoding: 'utf8' })
    const [, socket = ''] = /SSH_AUTH_SOCK=([^;]+)/.exec(said) ?? []
    const [, pid] = /SSH_AGENT_PID=(\d+)/.exec(said) ?? []
    try {
      const env = { ...process.env, SSH_AUTH_SOCK: socket }
      execFileSync('ssh-add', ['-q', server.keys.wrong, right], { env, stdio: 'ignore' })
      const own = { ...none, SSH_AUTH_SOCK: socket }
      await (await opened(server, 'sftp', { env: own })).close()
      await (await opened(server, 'rsync', { env: own })).close()
    } finally {
      process.kill(Number(pid))
    }
  })

  it('gives a password to a server that asks for one in either way', async () => {
    const server = await startSshd()
    const hostKey = (await textAt(server.keys.right)) ?? ''
    const fingerprint = fingerprintOf(
      Buffer.from(((await textAt(`${server.keys.right}.pub`)) ?? '').split(' ')[1] ?? '', 'base64'),
    )
    for (const way of ['password', 'keyboard-interactive']) {
      for (const password of ['open sesame', 'other']) {
        const asking = new ssh2.Server({ hostKeys: [hostKey] }, client => {
          client.on('error', () => undefined)
          client.on('authentication', context => {
            if (context.method !== way) context.reject([way as 'password'])
            else if (context.method === 'password') {
              if (context.password === 'open sesame') context.accept()
              else context.reject()
            } else if (context.method === 'keyboard-interactive') {
              context.prompt([{ prompt: 'Password: ', echo: false }], ([answer]) =>
                answer === 'open sesame' ? context.accept() : context.reject(),
              )
            }
          })
          client.on('session', accept => accept().on('sftp', (_accept, reject) => reject()))
        })
        await new Promise<void>(resolve => asking.listen(0, '127.0.0.1', resolve))
        const { port } = asking.address() as AddressInfo
        const env = { BACKFILE_SSH_PASSWORD: password, BACKFILE_SSH_HOST_KEY: fingerprint }
        const address = { kind: 'sftp', host: '127.0.0.1', port, path: '/', user: 'tern' } as const
        const fault = await faultOf(sftpTarget(address, env))
        expect(fault.message).toMatch(
          password === 'open sesame' ? /offers no SFTP/ : /does not let tern in/,
        )
        await new Promise(resolve => asking.close(resolve))
      }
    }
  })

  it('is refused with a wrong key, and no secret is said', async () => {
    const server = await startSshd()
    const wrong = (await textAt(server.keys.wrong)) ?? ''
    const env = { BACKFILE_SSH_KEY: wrong, BACKFILE_SSH_PASSWORD: 'open sesame' }
    const fault = await faultOf(opened(server, 'sftp', { env }))
    expect(fault.message).toMatch(
      /does not let \S+ in. Tried: the key of BACKFILE_SSH_KEY; the password of BACKFILE_SSH_PASSWORD/,
    )
    expect(fault.message).not.toContain('sesame')
    expect(fault.isPassing).toBe(false)
  })

  it('is told what is wrong with a key before anything is connected', async () => {
    const server = await startSshd()
    const text = (await textAt(server.keys.right)) ?? ''
    const locked = (await textAt(server.keys.locked)) ?? ''
    const publicKey = (await textAt(`${server.keys.right}.pub`)) ?? ''
    const said = async (env: NodeJS.ProcessEnv) =>
      (await faultOf(opened(server, 'sftp', { env }))).message
    expect(await said({ BACKFILE_SSH_KEY: locked })).toContain('set BACKFILE_SSH_PASSPHRASE')
    expect(await said({ BACKFILE_SSH_KEY: locked, BACKFILE_SSH_PASSPHRASE: 'gull' })).toContain(
      'set BACKFILE_SSH_PASSPHRASE',
    )
    for (const key of [publicKey, text.slice(0, 200), 'secret', text.split('\n').join(' ')]) {
      const message = await said({ BACKFILE_SSH_KEY: key })
      expect(message).toContain('BACKFILE_SSH_KEY is no private key')
      expect(message).not.toContain('secret')
    }
    expect(await said({ BACKFILE_SSH_KEY: '', BACKFILE_SSH_KEY_FILE: '/nothing' })).toContain(
      'BACKFILE_SSH_KEY_FILE (/nothing) cannot be read: ENOENT',
    )
    expect(await said({ BACKFILE_SSH_KEY: '' })).toContain('nothing to log in with')
  })
})

async function faultOf(work: Promise<Target>): Promise<TargetFault> {
  return work.then(
    async target => {
      await target.close()
      throw new Error('nothing was refused')
    },
    error => error,
  )
}

async function textAt(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { checkWorkflow } from '../src/ci/check-workflow.ts'
import { previewWorkflow } from '../src/ci/preview-workflow.ts'
import { article, type Files, filesBelow, write } from './support/build.ts'
import { type Github, type Run, runOf } from './support/github-runner.ts'
import { type Store, startStore } from './support/store.ts'

/*
 * Pull requests of strangers, by the workflows as they are written: each job is run on this machine, with the secrets that it is
 * given and no others. Whatever a pull request has, it reads no secret, and no code of it runs.
 */

/** What the project is made of, as a repository of a keeper has it. */
const project = [
  ...['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json'],
  ...['tsconfig.json', '.npmrc'],
]

const mainContent: Files = {
  'content/articles/open.md': article({ title: 'Open', date: '2026-01-01' }),
  'content/media/wall.svg': '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>',
}

const settings = (more: string) => `name: Tern\naddress: https://tern.example\n${more}`

let root: string
let origin: string
let work: string
/** A file that every command of a stranger would make. */
let pwned: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'backfile-pull-'))
  ;[origin, work, pwned] = [join(root, 'origin.git'), join(root, 'work'), join(root, 'pwned')]
  await mkdir(work)
  git(['init', '--quiet', '--initial-branch=main'])
  for (const name of project) await cp(name, join(work, name), { recursive: true })
  await write(work, mainContent)
  git(['add', '--all'])
  git(['commit', '--quiet', '--message=First'])
})
afterAll(() => rm(root, { recursive: true, force: true }))

function git(words: readonly string[], input?: string): string {
  const own = ['-c', 'user.name=Stranger', '-c', 'user.email=s@example.org']
  const whole = [...own, '-c', 'protocol.file.allow=always', ...words]
  const { status, stdout, stderr } = spawnSync('git', whole, { cwd: work, input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`)
  return stdout.trim()
}

/** The main branch, published to a store that previews go to. Returns what GitHub knows of it. */
async function repository(store: Store): Promise<Omit<Github, 'pulls'>> {
  git(['checkout', '--quiet', '--force', 'main'])
  git(['clean', '--quiet', '-ffdx'])
  await write(work, {
    'content/site.yaml': settings(`targets:\n  previews: '${store.target}'\n`),
  })
  git(['add', '--all'])
  git(['commit', '--quiet', '--allow-empty', '--message=Main'])
  await rm(origin, { recursive: true, force: true })
  git(['clone', '--quiet', '--bare', work, origin])
  spawnSync('git', ['-C', origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true'])
  return {
    origin,
    context: {
      vars: { PREVIEW_ADDRESS: 'https://previews.example/*/' },
      secrets: store.env,
      github: {},
    },
  }
}

/** A pull request with these changes, made on a branch of a stranger: its commit. */
async function proposed(change: () => Promise<unknown>): Promise<string> {
  git(['checkout', '--quiet', '-B', 'theirs', 'main'])
  await change()
  git(['add', '--all', '--force'])
  git(['commit', '--quiet', `--message=$(touch pwned) \${{ secrets.X }}`])
  const commit = git(['rev-parse', 'HEAD'])
  git(['push', '--quiet', '--force', origin, 'HEAD:refs/pull/7/head'])
  git(['checkout', '--quiet', '--force', 'main'])
  git(['clean', '--quiet', '-ffdx'])
  return commit
}

const label = { owner: 'stranger', branch: `$(touch\${IFS}pwned);"\`touch$IFS'pwned\`` }

/** A run of the first workflow, for a commit. */
function checking(github: Omit<Github, 'pulls'>, commit: string): Promise<Run> {
  const event = { pull_request: { number: 7, head: { sha: commit, ref: label.branch } } }
  const own = { token: 'token-of-check', base_ref: 'main', event, event_name: 'pull_request' }
  return runOf(checkWorkflow('s3'), {
    ...github,
    context: { ...github.context, github: own, secrets: {} },
    pulls: [],
  })
}

/** A run of the second workflow, when the first has ended. `now` is the commit that the pull request has by then. */
function previewing(
  github: Omit<Github, 'pulls'>,
  commit: string,
  {
    place = 's3',
    state = 'open',
    now = commit,
  }: Partial<Record<'state' | 'now', string>> & {
    place?: 's3' | 'cloudflare'
  } = {},
): Promise<Run> {
  const event = {
    workflow_run: {
      ...{ event: 'pull_request', conclusion: 'success', head_sha: commit },
      ...{ head_branch: label.branch, head_repository: { owner: { login: label.owner } } },
    },
  }
  const own = {
    ...{ token: 'token-of-preview', event, event_name: 'workflow_run', run_id: 5 },
    ...{ server_url: 'https://github.com', repository: 'tern/news' },
  }
  return runOf(previewWorkflow(place, 'previews'), {
    ...github,
    context: { ...github.context, github: own },
    pulls: [
      { number: 6, state: 'open', head: { sha: 'd'.repeat(40) } },
      ...(state === 'open' ? [{ number: 8, state: 'closed', head: { sha: now } }] : []),
      { number: 7, state, head: { sha: now } },
    ],
  })
}

/** A run of it when a pull request is closed. */
function closing(github: Omit<Github, 'pulls'>): Promise<Run> {
  const event = { pull_request: { number: 7, head: { label: `${label.owner}:${label.branch}` } } }
  const own = { token: 'token-of-preview', event, event_name: 'pull_request_target' }
  return runOf(previewWorkflow('s3', 'previews'), {
    ...github,
    context: { ...github.context, github: own },
    pulls: [],
  })
}

/** The annotations in what a job said; nothing else of it may be a command for GitHub. */
function annotationsIn(said: string): string[] {
  const commands = said.split(/\r\n|\r|\n/).filter(line => /^\s*::/.test(line))
  for (const line of commands) expect(line).toMatch(/^::(?:error|warning) (?:file|title)=[^:]*::/)
  return commands
}

/** Expects that no job knew a secret but those that have to, and that nothing of a stranger ran. */
async function expectSafe(run: Run, store: Store, ...said: string[]): Promise<void> {
  const keys = Object.values(store.env)
  for (const [name, all] of Object.entries(run.environments)) {
    const values = all.flatMap(env => Object.values(env))
    const isTrusted = name === 'deploy' || name === 'remove'
    expect([name, values.some(value => keys.includes(value))]).toEqual([name, isTrusted])
    const tokens = all.filter(env => env.GH_TOKEN).length
    expect([name, tokens]).toEqual([name, isTrusted ? 0 : 1])
  }
  for (const text of said) for (const key of keys) expect(text).not.toContain(key)
  for (const place of [pwned, join(root, '..', 'pwned')]) {
    await expect(readFile(place)).rejects.toThrow('ENOENT')
  }
}

/** All that a stranger can write that tools run, each of it a command that leaves a sign. */
async function hostileCode(): Promise<void> {
  const touch = `touch ${pwned}`
  const own = JSON.parse(await readFile(join(work, 'package.json'), 'utf8'))
  const scripts = ['preinstall', 'postinstall', 'prebuild', 'build', 'precheck', 'deploy', 'verify']
  const evil = `require('node:child_process').execSync('${touch}')\n`
  await write(work, {
    'package.json': JSON.stringify({
      ...own,
      scripts: { ...own.scripts, ...Object.fromEntries(scripts.map(name => [name, touch])) },
      dependencies: { evil: 'file:./evil' },
    }),
    'package-lock.json': '{}',
    '.npmrc': `script-shell=./evil.sh\nnode-options=--require ./evil.cjs\nignore-scripts=false\n`,
    'evil.cjs': evil,
    'evil.sh': `#!/bin/sh\n${touch}\n`,
    'evil/package.json': JSON.stringify({ name: 'evil', scripts: { postinstall: touch } }),
    'astro.config.mjs': `import { execSync } from 'node:child_process'\nexecSync('${touch}')\n`,
    'scripts/take-content.ts': `import { execSync } from 'node:child_process'\nexecSync('${touch}')\n`,
    'src/publish/build.ts': `import { execSync } from 'node:child_process'\nexecSync('${touch}')\n`,
    'src/components/Layout.astro': `---\nimport { execSync } from 'node:child_process'\nexecSync('${touch}')\n---\n`,
    '.github/workflows/preview.yml': `on: push\njobs: {a: {runs-on: x, steps: [{run: '${touch}'}]}}\n`,
    '.gitattributes': '* filter=evil diff=evil text eol=crlf\n',
    '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = file:///etc\n\tupdate = !${touch}\n`,
    '.gitconfig': `[core]\n\tfsmonitor = ${touch}\n\thooksPath = hooks\n[filter "evil"]\n\tsmudge = ${touch}\n`,
    '.envrc': `${touch}\n`,
    'hooks/post-checkout': `#!/bin/sh\n${touch}\n`,
    'public/evil.html': '<script>alert(1)</script>',
    'content/.gitattributes': '* filter=evil text eol=crlf\n',
  })
  for (const file of ['hooks/post-checkout', 'evil.sh']) await chmod(join(work, file), 0o755)
}

test('a pull request of a stranger gets a preview with its drafts, and none of its code runs', async () => {
  const store = await startStore()
  const theirs = await listener()
  const github = await repository(store)
  const commit = await proposed(async () => {
    await hostileCode()
    await write(work, {
      'content/site.yaml': settings(
        `targets:\n  previews: 's3://news?endpoint=${theirs.origin}'\nhost: [cloudflare-pages, apache]\n`,
      ),
      'content/redirects.yaml': '- {from: /away/, to: "https://evil.example/"}\n',
      'content/articles/draft.md': article(
        { title: 'Draft of a stranger', date: '2026-02-02', draft: true },
        'Text <script>alert(1)</script> <b onclick=alert(1)>b</b> $(touch pwned).\n\n![a](/media/evil.svg)\n',
      ),
      'content/articles/$(touch pwned).md': article({ title: 'Dollar', date: '2026-02-03' }),
      'content/articles/-rf.md': article({ title: 'Dash', date: '2026-02-04' }),
      'content/articles/`id >pwned`;.md': article({ title: 'Tick', date: '2026-02-05' }),
      'content/articles/::error::x%0A.md': article({ title: 'Colons', date: '2026-02-06' }),
      'content/media/evil.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    })
  })
  const check = await checking(github, commit)
  const checked = await check.job('check')
  annotationsIn(checked.said)
  expect(checked.ok, checked.said).toBe(true)
  expect(checked.said).toContain('name-not-portable')
  await expectSafe(check, store, checked.said)

  const run = await previewing(github, commit)
  expect((await run.job('find')).ok).toBe(true)
  expect(run.needs.find?.outputs).toEqual({
    ...{ number: '7', address: 'https://previews.example/pr-7/', closed: '' },
  })
  const built = await run.job('build')
  expect(built.ok, built.said).toBe(true)
  annotationsIn(built.said)
  const files = await filesBelow(run.artifact)
  expect(files).toContain('2026/02/draft/index.html')
  expect(files).not.toContain('evil.html')
  const page = await readFile(join(run.artifact, '2026/02/draft/index.html'), 'utf8')
  expect(page).toContain('Draft of a stranger')
  expect(page).toContain('<meta name="robots" content="noindex">')
  expect(page).not.toMatch(/alert\(1\)<|onclick/)
  for (const file of files.filter(name => name.endsWith('.svg'))) {
    expect(await readFile(join(run.artifact, file), 'utf8')).not.toContain('alert')
  }
  const deployed = await run.job('deploy')
  expect(deployed.ok, deployed.said).toBe(true)
  const keys = [...(await store.objects()).keys()]
  expect(keys).toContain('pr-7/2026/02/draft/index.html')
  expect(keys.filter(key => !key.startsWith('pr-7/'))).toEqual([])
  expect(theirs.asked).toEqual([])
  expect((await run.job('tell')).ok).toBe(true)
  const [told] = (await run.log()).filter(line => line.includes('/statuses/'))
  expect(told).toContain(`repos/tern/news/statuses/${commit} `)
  expect(told).toContain('state=success -f target_url=https://previews.example/pr-7/')
  const skipped = await run.job('remove')
  expect(skipped.said).toBe('skipped')
  await expectSafe(run, store, built.said, deployed.said, ...(await run.log()))

  const end = await closing(github)
  for (const name of ['find', 'build']) expect((await end.job(name)).said).toBe('skipped')
  const removed = await end.job('remove')
  expect(removed.ok, removed.said).toBe(true)
  expect([...(await store.objects()).keys()]).toEqual([])
  await expectSafe(end, store, removed.said)
})

test('links, modules and large files are named, all of them, and none is read or written', async () => {
  const store = await startStore()
  const github = await repository(store)
  await writeFile(join(root, 'secret'), 'canary-of-a-file')
  const commit = await proposed(async () => {
    await hostileCode()
    const links = {
      'media/passwd.svg': '/etc/passwd',
      'media/environ.svg': '/proc/self/environ',
      'media/config.svg': '../../.git/config',
      'media/secret.svg': join(root, 'secret'),
      'articles/up': '../../..',
      pages: '/etc',
      addresses: '../src',
      'tags.yaml': '../package.json',
    }
    for (const [name, target] of Object.entries(links)) {
      await symlink(target, join(work, 'content', name))
    }
    await write(work, {
      'content/media/huge.jpg': Buffer.alloc(25_000_001),
      'content/articles/line\n::add-mask::x\r::error::y.md': 'x',
    })
    await write(join(work, 'content/module'), { 'a.md': 'x' })
    for (const words of [['init'], ['add', '.'], ['commit', '--message=x']]) {
      git(['-C', 'content/module', ...words])
    }
  })
  const check = await checking(github, commit)
  const { ok, said, workspace } = await check.job('check')
  expect(ok).toBe(false)
  const annotations = annotationsIn(said)
  for (const name of ['passwd', 'environ', 'config', 'secret']) {
    const found = annotations.find(line => line.includes(`file=content/media/${name}.svg,`))
    expect(found).toContain('symbolic link')
  }
  for (const name of [
    'articles/up',
    'pages',
    'addresses',
    'tags.yaml',
    'module',
    'media/huge.jpg',
  ]) {
    expect(annotations.filter(line => line.includes(`file=content/${name},`))).toHaveLength(1)
  }
  expect(annotations.filter(line => line.includes('articles/line%0A%3A%3Aadd-mask'))).toHaveLength(
    1,
  )
  expect(await filesBelow(join(workspace, 'content'))).toEqual([])
  expect(said).not.toMatch(/canary-of-a-file|root:/)
  await expectSafe(check, store, said)

  // Whoever writes another first workflow gets no further.
  const run = await previewing(github, commit)
  await run.job('find')
  const built = await run.job('build')
  expect(built.ok).toBe(false)
  expect(await filesBelow(run.artifact)).toEqual([])
  run.needs.deploy = { result: 'skipped', outputs: {} }
  await run.job('tell')
  expect((await run.log()).at(-1)).toContain('state=failure')
  await expectSafe(run, store, built.said)
})

test('names that git itself would not check out are refused', async () => {
  const store = await startStore()
  const github = await repository(store)
  const odd = ['..', '.', '.git', '.GIT', 'back\\slash', 'bell\u0007', '\udcff']
  const names = odd.map(name => (name === '\udcff' ? Buffer.from([0xff, 0xfe]) : Buffer.from(name)))
  const first = treeOf(names.map(name => ['100644', name]))
  const second = treeOf([
    ['100644', Buffer.from('twice')],
    ['100644', Buffer.from('twice')],
    ['100644', Buffer.from('both')],
    ['100644', Buffer.from('both/file')],
  ])
  for (const [tree, told] of [
    [first, odd.map(() => 'that no name may have')],
    [second, ['It cannot be written (EEXIST)', 'It cannot be written (EEXIST)']],
  ] as const) {
    const commit = git([
      'commit-tree',
      treeOf([['40000', Buffer.from('content'), tree]]),
      '-m',
      'x',
    ])
    // Git does not push it.
    spawnSync('cp', ['-r', `${work}/.git/objects/.`, `${origin}/objects`])
    const named = spawnSync('git', ['-C', origin, 'update-ref', 'refs/pull/7/head', commit])
    expect(named.stderr.toString()).toBe('')
    const check = await checking(github, commit)
    const { ok, said, workspace } = await check.job('check')
    expect(ok).toBe(false)
    expect(annotationsIn(said)).toEqual(told.map(text => expect.stringContaining(text)))
    expect(await filesBelow(join(workspace, 'content'))).toEqual([])
    await expectSafe(check, store, said)
  }
})

/** A tree of git, of modes and names, all of one file unless another object is given. */
function treeOf(
  entries: readonly (readonly [mode: string, name: Uint8Array, id?: string])[],
): string {
  const blob = git(['hash-object', '-w', '--stdin'], 'canary')
  const parts = entries.flatMap(([mode, name, id = blob]) => [
    ...[Buffer.from(`${mode} `), name, Buffer.from([0]), Buffer.from(id, 'hex')],
  ])
  return written('tree', Buffer.concat(parts))
}

/** An object that git writes without a look at it. */
function written(type: string, bytes: Uint8Array): string {
  const words = ['hash-object', '-t', type, '--literally', '-w', '--stdin']
  const { stdout, status, stderr } = spawnSync('git', words, { cwd: work, input: bytes })
  expect([status, stderr.toString()]).toEqual([0, ''])
  return stdout.toString().trim()
}

test('mistakes of a stranger are annotations at their lines, and there is no preview', async () => {
  const store = await startStore()
  const github = await repository(store)
  const commit = await proposed(() =>
    write(work, {
      'content/site.yaml': settings('commands: {build: "touch pwned"}\neditor: vim\n'),
      'content/articles/js.md': `---js\nrequire('child_process').execSync('touch ${pwned}')\n---\nText.\n`,
      'content/articles/tags.md': `---\ntitle: !!js/function "function () { touch }"\ndate: 2026-01-01\nother: !!python/object/apply:os.system ["touch ${pwned}"]\n---\nText.\n`,
      'content/articles/broken.md': '---\ntitle: "::error::x\n::set-output name=a::b\n---\nText.\n',
    }),
  )
  const check = await checking(github, commit)
  const { ok, said } = await check.job('check')
  expect(ok).toBe(false)
  const annotations = annotationsIn(said)
  for (const file of ['site.yaml', 'articles/js.md', 'articles/tags.md', 'articles/broken.md']) {
    const found = annotations.filter(line => line.includes(`file=content/${file},`))
    expect([file, found.length > 0]).toEqual([file, true])
  }
  expect(annotations.join('\n')).toMatch(/file=content\/site\.yaml,line=\d+,/)
  await expectSafe(check, store, said)
  const run = await previewing(github, commit)
  await run.job('find')
  const built = await run.job('build')
  expect(built.ok).toBe(false)
  annotationsIn(built.said)
  expect(await filesBelow(run.artifact)).toEqual([])
  await expectSafe(run, store, built.said)
})

test('an artifact that no build made is not sent', async () => {
  const store = await startStore()
  const github = await repository(store)
  const run = await previewing(github, 'a'.repeat(40), { place: 'cloudflare' })
  run.needs.find = { result: 'success', outputs: { number: '7', address: 'https://p.example/' } }
  await write(run.artifact, { 'index.html': 'x', '_worker.js': 'steal()' })
  await symlink('/proc/self/environ', join(run.artifact, 'environ.html'))
  await symlink('/etc', join(run.artifact, 'etc'))
  const { ok, said } = await run.job('deploy')
  expect(ok).toBe(false)
  for (const name of ['_worker.js', 'environ.html', 'etc']) expect(said).toContain(`"${name}" is`)
  expect((await run.log()).filter(line => line.startsWith('npx'))).toEqual([])
  const other = await previewing(github, 'a'.repeat(40), { place: 'cloudflare' })
  other.needs.find = run.needs.find
  await write(other.artifact, { 'index.html': 'x', '2026/a/index.html': 'y' })
  expect((await other.job('deploy')).said).toContain('2 files')
  const log = await other.log()
  expect(log.find(line => line.startsWith('npx'))).toMatch(/wrangler.* --branch pr-7$/)
  expect(log.filter(line => line.startsWith('dist-preview/')).sort()).toEqual([
    ...['dist-preview/2026/a/index.html', 'dist-preview/index.html'],
  ])
})

test('where its code runs, the same pull request does harm', async () => {
  await repository(await startStore())
  const commit = await proposed(hostileCode)
  const checkout = join(root, 'naive')
  git(['clone', '--quiet', origin, checkout])
  git(['-C', checkout, 'fetch', '--quiet', 'origin', commit])
  git(['-C', checkout, 'checkout', '--quiet', commit])
  await symlink(resolve('node_modules'), join(checkout, 'node_modules'))
  await write(checkout, { '.npmrc': '' })
  spawnSync('npm', ['run', 'check'], { cwd: checkout })
  expect(existsSync(pwned)).toBe(true)
  await rm(pwned)
})

test('a commit that no pull request has now gets no preview, and nothing is removed', async () => {
  const store = await startStore()
  const github = await repository(store)
  const run = await previewing(github, 'f'.repeat(40), { now: 'c'.repeat(40) })
  expect((await run.job('find')).said).toContain('No pull request has this commit now.')
  for (const name of ['build', 'tell', 'remove']) expect((await run.job(name)).said).toBe('skipped')
})

test('a check that ends after its pull request was closed removes the preview, and makes none', async () => {
  const store = await startStore()
  const github = await repository(store)
  const commit = 'b'.repeat(40)
  const sent = await previewing(github, commit)
  sent.needs.find = { result: 'success', outputs: { number: '7', address: 'https://p.example/' } }
  await write(sent.artifact, { 'index.html': 'x' })
  expect((await sent.job('deploy')).ok).toBe(true)
  expect([...(await store.objects()).keys()]).toContain('pr-7/index.html')
  const run = await previewing(github, commit, { state: 'closed' })
  expect((await run.job('find')).said).toContain('It is closed.')
  for (const name of ['build', 'tell']) expect((await run.job(name)).said).toBe('skipped')
  const removed = await run.job('remove')
  expect(removed.ok, removed.said).toBe(true)
  expect([...(await store.objects()).keys()]).toEqual([])
  await expectSafe(run, store, removed.said)
})

/** A server that notes what it is asked. */
async function listener(): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

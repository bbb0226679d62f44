import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { digestOf } from '../src/archive/digest.ts'
import { inAttempts } from '../src/deploy/attempts.ts'
import { ledgerFolder } from '../src/deploy/ledger-head.ts'
import { s3Target } from '../src/deploy/targets/s3.ts'
import { mark } from '../src/publish/site-mark.ts'
import {
  article,
  build,
  copyOf,
  type Files,
  filesBelow,
  newPlace,
  type Place,
  place,
  run,
  write,
} from './support/build.ts'
import { digests, drawing } from './support/desk.ts'
import { type Store, startStore } from './support/store.ts'

const articles = (count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const fields = {
        title: `Story ${i}`,
        date: `20${10 + (i % 3)}-03-${10 + (i % 9)}`,
        tags: ['Tide'],
      }
      return [`articles/a${i}.md`, article(fields, `Words of story ${i}.\n`)]
    }),
  )

const site = { 'site.yaml': 'name: Tern\naddress: https://tern.example\n' }

/** A place whose site is built, to be deployed: one that tests share the build of, or one with other files. */
async function built(files?: Files): Promise<Place> {
  const usual = { ...site, ...articles(12), 'media/a.svg': drawing(3) }
  if (files) return builtIn(await place({ ...usual, ...files }))
  shared ??= newPlace().then(async at => {
    await write(at.content, usual)
    return builtIn(at)
  })
  return copyOf(await shared)
}

let shared: Promise<Place> | undefined
afterAll(async () => {
  if (shared) await rm((await shared).root, { recursive: true, force: true })
})

async function builtIn(at: Place): Promise<Place> {
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
  return at
}

/** Runs the command. */
function deployed(at: Place, words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return run(['scripts/deploy.ts', ...words], { ...at.env, ...env })
}

/** The bytes that readers get from a store, by their keys. */
async function inStore(store: Store): Promise<Record<string, string>> {
  const own = [...(await store.objects())].filter(([key]) => !key.startsWith(`${ledgerFolder}/`))
  return Object.fromEntries(own.map(([key, bytes]) => [key, digestOf(bytes)]).sort())
}

/** The same of a folder, but for what builds and deploys keep there. */
async function inFolder(folder: string): Promise<Record<string, string>> {
  const own = Object.entries(await digests(folder)).filter(
    ([file]) => file !== mark.file && !file.startsWith(`${ledgerFolder}/`),
  )
  return Object.fromEntries(own.sort())
}

/** A place as an empty machine has it after a checkout: the content, and nothing else. */
async function checkout(at: Place): Promise<Place> {
  const fresh = await place({})
  await cp(at.content, fresh.content, { recursive: true })
  return fresh
}

describe('a store', () => {
  it('has the site, byte for byte, with types and cache times', async () => {
    const [store, at] = [await startStore(), await built()]
    const { status, stdout, stderr } = await deployed(at, [store.target], store.env)
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(/s3:\/\/news\/: \d+ files \(.*\) sent, 0 removed/)
    expect(await inStore(store)).toEqual(await inFolder(at.out))
    const headersOf = async (key: string) => {
      const { 'content-type': type, 'cache-control': cacheTime } = await store.headers(key)
      return [type, cacheTime]
    }
    expect(await headersOf('index.html')).toEqual([
      'text/html; charset=utf-8',
      'public, max-age=300',
    ])
    expect(await headersOf('feed.xml')).toEqual(['application/rss+xml', 'public, max-age=300'])
    const [style] = (await filesBelow(at.out)).filter(file => /^_astro\/.*\.css$/.test(file))
    expect(await headersOf(style ?? '')).toEqual([
      'text/css; charset=utf-8',
      'public, max-age=31536000, immutable',
    ])
  })

  it('knows where pages that lead on lead, so that its website answers 301', async () => {
    const fields = { title: 'Quay', date: '2014-05-03', aliases: ['/früher/'] }
    const [store, at] = [await startStore(), await built({ 'articles/quay.md': article(fields) })]
    const { status, stderr } = await deployed(at, [store.target], store.env)
    expect(status, stderr).toBe(0)
    const told = await store.headers('früher/index.html')
    expect(told['x-amz-website-redirect-location']).toBe('/2014/05/quay/')
    const own = await store.headers('2014/05/quay/index.html')
    expect(own['x-amz-website-redirect-location']).toBeUndefined()
  })

  it('gets what an edit changed from an empty machine, in six requests more than files', async () => {
    const [store, at] = [await startStore(), await built()]
    await deployed(at, [store.target], store.env)
    const before = await inStore(store)
    await write(at.content, {
      'articles/a3.md': article(
        { title: 'Story 3', date: '2010-03-13', tags: ['Tide'] },
        'Other words.\n',
      ),
    })
    const fresh = await checkout(at)
    fresh.env = { ...fresh.env, ...store.env }
    const ran = await build(fresh, ['--against', store.target])
    expect(ran.status, ran.stderr).toBe(0)
    // What the target alone has is no change.
    expect((await run(['scripts/diff.ts'], fresh.env)).stdout.trim()).toBe('Nothing would change.')
    await build(at)
    const clean = await inFolder(at.out)
    const differing = Object.keys(clean).filter(file => clean[file] !== before[file])
    expect(Object.keys(await inFolder(fresh.out)).sort()).toEqual(differing.sort())
    store.log.length = 0
    expect((await deployed(fresh, [store.target])).status).toBe(0)
    const log = [...store.log]
    expect(await inStore(store)).toEqual(clean)
    const ofFiles = log.filter(line => line.startsWith('PUT') && !line.includes(ledgerFolder))
    expect(ofFiles).toHaveLength(differing.length)
    const ofRemoval = Object.keys(before).some(file => !(file in clean)) ? 1 : 0
    expect(log.length - ofFiles.length).toBeLessThanOrEqual(6 + ofRemoval)
  })

  it('that is lost, throttled or out of order for a while gets the whole site', async () => {
    const [store, at] = [await startStore(), await built()]
    let count = 0
    store.before = (_, response) => {
      count += 1
      if (count % 17 === 3) response.writeHead(500).end('<Error><Code>InternalError</Code></Error>')
      else if (count % 19 === 5) {
        response.writeHead(503, { 'Retry-After': '1' }).end('<Error><Code>SlowDown</Code></Error>')
      } else if (count % 23 === 6) response.destroy()
      else return false
      return true
    }
    const { status, stderr } = await deployed(at, [store.target], store.env)
    expect(status, stderr).toBe(0)
    store.before = () => false
    expect(await inStore(store)).toEqual(await inFolder(at.out))
  })

  it.each<[string, number, string, RegExp]>([
    ['expired keys', 403, 'ExpiredToken', /403 ExpiredToken.*Get new keys.*Deploy again/s],
    ['keys without a right', 403, 'AccessDenied', /403 AccessDenied.*s3:PutObject/s],
    ['another region', 301, 'PermanentRedirect', /301 PermanentRedirect.*Look at the region/],
    ['a missing bucket', 404, 'NoSuchBucket', /Make the bucket/],
  ])('with %s says so, and the next deploy ends the work', async (_, status, code, said) => {
    const [store, at] = [await startStore(), await built()]
    let puts = 0
    store.before = (line, response) => {
      puts += line.startsWith('PUT') ? 1 : 0
      if (puts < 5) return false
      response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
      return true
    }
    const failed = await deployed(at, [store.target], store.env)
    expect(failed.status).toBe(1)
    expect(failed.stderr).toMatch(said)
    expect(failed.stderr).not.toContain('S3RVER')
    store.before = () => false
    expect((await deployed(at, [store.target], store.env)).status).toBe(0)
    expect(await inStore(store)).toEqual(await inFolder(at.out))
  })

  it('whose clock is three hours ahead takes the site', async () => {
    const [store, at] = [await startStore(), await built()]
    const ahead = 3 * 3_600_000
    store.before = (_, response, request) => {
      const sent = String(request.headers['x-amz-date']).replace(
        /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/,
        '$1-$2-$3T$4:$5:$6Z',
      )
      const now = Date.now() + ahead
      response.setHeader('Date', new Date(now).toUTCString())
      if (Math.abs(Date.parse(sent) - now) < 15 * 60_000) {
        // The store itself goes by this machine's clock.
        response.writeHead(200).end('<ListBucketResult/>')
      } else response.writeHead(403).end('<Error><Code>RequestTimeTooSkewed</Code></Error>')
      return true
    }
    const endpoint = store.target.split('endpoint=')[1] ?? ''
    const target = s3Target({ kind: 's3', bucket: 'news', prefix: '', endpoint }, store.env)
    await target.write('x', Buffer.from('x'), {})
    expect(await target.read('x')).toBeDefined()
    expect(at.out).toBeDefined()
  })

  it('that cannot be reached, keys that are missing, and a target without a name are said', async () => {
    const at = await built()
    const nowhere = 's3://news/?endpoint=http://127.0.0.1:9'
    const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'secret-key' }
    const [keyless, unknown, slip] = await Promise.all([
      deployed(at, [nowhere]),
      deployed(at, ['produktion'], keys),
      deployed(at, ['./x', '--dri-run'], keys),
    ])
    expect(keyless.stderr).toMatch(/needs keys: set AWS_ACCESS_KEY_ID/)
    expect(unknown.stderr).toMatch(/neither a target of site\.yaml nor the address/)
    expect(slip.stderr).toMatch(/no option “--dri-run”\. Did you mean “--dry-run”/)
    for (const ran of [keyless, unknown, slip]) expect(ran.status).toBe(1)
  })

  it.each([
    [501, 'NotImplemented'],
    [400, 'InvalidArgument'],
  ])(
    'that keeps no places where objects lead (%i %s) gets the pages, which lead on',
    async (status, code) => {
      const store = await startStore()
      const places: string[] = []
      store.before = (line, response, { headers }) => {
        if (headers['x-amz-website-redirect-location'] === undefined) return false
        places.push(line)
        response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
        return true
      }
      const endpoint = store.target.split('endpoint=')[1] ?? ''
      const target = s3Target({ kind: 's3', bucket: 'news', prefix: '', endpoint }, store.env)
      for (const file of ['old/index.html', 'older/index.html'])
        await target.write(file, Buffer.from('It is at /new/.'), { Location: '/new/' })
      expect([...(await store.objects()).keys()]).toEqual(['old/index.html', 'older/index.html'])
      expect(places).toEqual(['PUT /news/old/index.html'])
    },
  )

  it('takes, returns, lists and removes names of every kind', async () => {
    const store = await startStore()
    const endpoint = store.target.split('endpoint=')[1] ?? ''
    const target = s3Target({ kind: 's3', bucket: 'news', prefix: 'p/', endpoint }, store.env)
    for (const name of odd) {
      await target.write(name, Buffer.from(name), {})
      expect(Buffer.from((await target.read(name)) ?? []).toString()).toBe(name)
    }
    const listed: string[] = []
    for await (const { file } of target.list()) listed.push(file)
    expect(listed.sort()).toEqual([...odd].sort())
    const patience = { retries: 20, least: 1, most: 5 }
    await inAttempts(() => target.remove(odd), patience)
    expect((await store.objects()).size).toBe(0)
    expect(await target.read('nothing')).toBeUndefined()
  })
})

const odd = [
  ...['a b.html', 'ä/ö.html', 'a+b.html', '100%.html', "it's(1)!*.html", 'x&y<z>.html'],
  ...['日本/記事.html', 'a~b_c-d.e', 'q?p=1.html', 'h#h.html', '%41.html', 'a=b;c,d.html'],
]

const { RUNS = '6', SEED = '3' } = process.env

describe('a deploy that is killed', () => {
  it(`at ${RUNS} random requests is ended by the next one`, async () => {
    const [store, at] = [await startStore(), await built()]
    await deployed(at, [store.target], store.env)
    const sample = fc.sample(fc.integer({ min: 2, max: 60 }), {
      numRuns: Number(RUNS),
      seed: Number(SEED),
    })
    for (const [i, point] of sample.entries()) {
      await write(at.content, {
        ...articles(12 + (i % 3)),
        'site.yaml': `name: Tern ${i}\naddress: https://tern.example\n`,
      })
      for (const n of [12, 13, 14].slice(i % 3))
        await rm(join(at.content, `articles/a${n}.md`), { force: true })
      const made = await build(at)
      expect(made.status, made.stderr).toBe(0)
      const child = spawn(process.execPath, ['scripts/deploy.ts', store.target, '--delete'], {
        env: { ...process.env, ...at.env, ...store.env },
        stdio: 'ignore',
      })
      const ended = new Promise(done => child.once('close', done))
      let count = 0
      store.before = (_, response) => {
        count += 1
        if (count === point) child.kill('SIGKILL')
        if (count >= point) response.destroy()
        return count >= point
      }
      await ended
      store.before = () => false
      const next = await deployed(at, [store.target, '--delete'], store.env)
      expect(next.status, next.stderr).toBe(0)
      if (child.signalCode && count > 3) expect(next.stdout).toMatch(/did not come to its end|sent/)
      expect(await inStore(store)).toEqual(await inFolder(at.out))
    }
  })
})

describe('a folder', () => {
  it('has the site; what is foreign is refused at first; a folder that is missing is not made', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    const missing = await deployed(at, [www])
    expect(missing.stderr).toMatch(/There is no folder .*www that can be written/)
    expect(missing.stderr).not.toMatch(/did not come to its end/)
    await mkdir(www)
    await write(www, { 'mine.txt': 'mine' })
    const foreign = await deployed(at, [www])
    expect(foreign.stderr).toMatch(/holds files that Backfile did not put there: mine\.txt/)
    await rm(join(www, 'mine.txt'))
    expect((await deployed(at, [www])).status).toBe(0)
    expect(await inFolder(www)).toEqual(await inFolder(at.out))
    const again = await deployed(at, [www])
    expect(again.stdout).toMatch(/has this site already/)
  })

  it('is named in site.yaml, and a site of many removed files, another site or no articles is refused', async () => {
    const files = { 'site.yaml': `${site['site.yaml']}targets: {live: ./www}\n` }
    const at = await built({ ...articles(24), ...files })
    const www = join(at.root, 'www')
    await mkdir(www)
    await deployed(at, [www])
    await write(at.content, { 'site.yaml': 'name: Gull\naddress: https://gull.example\n' })
    await build(at)
    const other = await deployed(at, [www])
    expect(other.stderr).toMatch(
      /has the site https:\/\/tern\.example\/, and this one is https:\/\/gull\.example\/.*--other-site/s,
    )
    await write(at.content, site)
    for (let i = 1; i < 24; i += 1) await rm(join(at.content, `articles/a${i}.md`))
    const lossy = await build(at, ['--accept-loss'])
    expect(lossy.status, lossy.stderr).toBe(0)
    const many = await deployed(at, [www])
    expect(many.stderr).toMatch(
      /\d+ of the target’s \d+ files would be removed\. Deploy with --delete/,
    )
    expect((await deployed(at, [www, '--delete'])).status).toBe(0)
    expect(await inFolder(www)).toEqual(await inFolder(at.out))
  })

  it('of two deploys at once is changed by one, and the other says whose that is', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    await mkdir(www)
    const ran = await Promise.all([deployed(at, [www]), deployed(at, [www])])
    const refused = ran.filter(({ status }) => status !== 0)
    expect(refused.length).toBeLessThan(2)
    for (const { stderr } of refused) expect(stderr).toMatch(/is deploying to|has just begun/)
    expect((await deployed(at, [www])).status).toBe(0)
    expect(await inFolder(www)).toEqual(await inFolder(at.out))
  })

  it('keeps what another deploy is writing when one is refused, and what readers must not lose', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    await mkdir(www)
    await write(www, { [`${ledgerFolder}/half/of-another`]: 'half', 'mine.txt': 'mine' })
    expect((await deployed(at, [www])).status).toBe(1)
    expect(await filesBelow(www)).toContain(`${ledgerFolder}/half/of-another`)
  })

  it('that is the content, the output, the cache or the project is refused', async () => {
    const at = await built()
    const within = join(at.content, 'www')
    await mkdir(within)
    for (const folder of [at.root, at.out, at.content, within, at.cache, '.']) {
      const refused = await deployed(at, [folder === '.' ? './' : folder, '--adopt'])
      expect(refused.stderr).toMatch(/Point the target/)
      expect(refused.status).toBe(1)
    }
    expect(await filesBelow(within)).toEqual([])
  })

  it('that somebody changed is looked at and mended with --repair', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    await mkdir(www)
    await deployed(at, [www])
    await write(www, { 'index.html': 'changed', 'foreign.txt': 'mine' })
    await rm(join(www, 'feed.xml'))
    const audited = await deployed(at, [www, '--audit'])
    expect(audited.status).toBe(1)
    expect(audited.stdout).toMatch(
      /Missing:\n {2}feed\.xml\nNot as it was deployed:\n {2}index\.html\nNot of the site:\n {2}foreign\.txt\n2 of \d+ files differ\. .*--repair/,
    )
    await write(www, { [`${ledgerFolder}/ledger.json`]: 'noise' })
    const refused = await deployed(at, [www])
    expect(refused.stderr).toMatch(/ledger of .* cannot be used.*--repair/s)
    expect((await deployed(at, [www, '--repair'])).status).toBe(0)
    const { 'foreign.txt': foreign, ...own } = await inFolder(www)
    expect(own).toEqual(await inFolder(at.out))
    expect(foreign).toBeDefined()
    const sound = await deployed(at, [www, '--audit'])
    expect(sound.stdout).toMatch(/All \d+ files of the site are as they were deployed\./)
    expect(sound.status).toBe(0)
  })
})

describe('an empty machine', () => {
  it('ends what another began with other content, and makes what that may have touched', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    await mkdir(www)
    await deployed(at, [www])
    const [before, older] = [await inFolder(www), await checkout(at)]
    await write(at.content, { 'site.yaml': 'name: Gull\naddress: https://tern.example\n' })
    await build(at)
    // A deploy that dies when half of the files are sent.
    const lists = Object.keys(await inFolder(at.out)).filter(file => !file.startsWith('20'))
    for (const file of lists) await cp(join(at.out, file), join(www, file))
    const touched = [...lists, '2010/03/new/index.html']
    const lock = { id: 'x', machine: 'y', pid: 1, since: 'then', touched, isOver: true }
    await write(www, { [`${ledgerFolder}/lock.json`]: JSON.stringify(lock) })
    const ran = await build(older, ['--against', www])
    expect(ran.status, ran.stderr).toBe(0)
    const next = await deployed(older, [www])
    expect(next.status, next.stderr).toBe(0)
    expect(await inFolder(www)).toEqual(before)
  })

  it('that built against one target sends nothing to another', async () => {
    const at = await built()
    const [one, other] = [join(at.root, 'one'), join(at.root, 'other')]
    await Promise.all([mkdir(one), mkdir(other)])
    await deployed(at, [one])
    const fresh = await checkout(at)
    await build(fresh, ['--against', one])
    const refused = await deployed(fresh, [other])
    expect(refused.status).toBe(1)
    expect(refused.stderr).toMatch(/not in the output folder.*npm run build -- --against TARGET/s)
    expect(refused.stderr).not.toMatch(/did not come to its end/)
    expect(await filesBelow(other)).toEqual([])
  })

  it('whose build fails has no site to deploy, not even one of this and of what the target has', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    await mkdir(www)
    const newer = await checkout(at)
    const story = article({ title: 'Newer', date: '2011-03-20' })
    await write(newer.content, { 'articles/newer.md': story })
    await build(newer)
    await deployed(newer, [www])
    await write(at.content, { 'articles/mine.md': article({ title: 'Mine', date: '2010-03-11' }) })
    await write(at.out, { '2010/03/mine/index.html': 'a file of somebody' })
    const failed = await build(at, ['--against', www])
    expect(failed.status, failed.stdout).toBe(1)
    const refused = await deployed(at, [www])
    expect(refused.stderr).toMatch(/There is no site to deploy/)
    expect(await inFolder(www)).toEqual(await inFolder(newer.out))
  })

  it('with a shallow clone and one with a whole clone deploy in turn', async () => {
    const at = await built()
    const www = join(at.root, 'www')
    await mkdir(www)
    const git = (...words: string[]) =>
      promisify(execFile)('git', [
        '-C',
        at.root,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a',
        ...words,
      ])
    const commit = () => git('add', 'content', 'note.txt').then(() => git('commit', '-qm', 'x'))
    await git('init', '-q')
    await write(at.root, { 'note.txt': '1' })
    await commit()
    await write(at.root, { 'note.txt': '2' })
    await commit()
    const shallow = await place({})
    const clone = join(shallow.root, 'clone')
    await git('clone', '-q', '--depth', '1', `file://${at.root}`, clone)
    shallow.env = { ...shallow.env, BACKFILE_CONTENT: join(clone, 'content') }
    expect((await run(['node_modules/.bin/astro', 'build'], shallow.env)).status).toBe(0)
    expect((await deployed(shallow, [www])).status).toBe(0)
    const head = JSON.parse(await readFile(join(www, ledgerFolder, 'ledger.json'), 'utf8'))
    expect(head.commit.id).toMatch(/^[0-9a-f]{40}$/)
    await build(at)
    const whole = await deployed(at, [www])
    expect(whole.status, whole.stderr).toBe(0)
  })
})

describe('publishing from CI', () => {
  it('is told when the next embargo ends', async () => {
    const due = (at: Place) => run(['scripts/due.ts'], at.env)
    const at = await built()
    expect((await due(at)).stdout).toBe('')
    const later = article({ title: 'Later', date: '2020-05-04', embargo: '2100-05-04T06:00:00Z' })
    await write(at.content, { 'articles/later.md': later })
    await build(at)
    expect((await due(at)).stdout).toBe('2100-05-04T06:00:00.000Z\n')
  })

  it('begins with a workflow, which is not written over', async () => {
    const at = await built({ 'site.yaml': `${site['site.yaml']}targets: {live: 's3://news'}\n` })
    const script = resolve('scripts/setup-ci.ts')
    const setUp = (...words: string[]) => run([script, ...words], at.env, at.root)
    const slip = await setUp('s4')
    expect(slip.stderr).toMatch(/npm run setup-ci -- PLACE/)
    const written = await setUp('s3')
    expect(written.stdout).toMatch(/Wrote .*publish\.yml.*AWS_SECRET_ACCESS_KEY/s)
    const again = await setUp('s3', 'live')
    expect(again.stderr).toMatch(/is there already. Replace it with --force/)
    const unfit = await setUp('sftp', 'live')
    expect(unfit.stderr).toMatch(/Name a target of the kind sftp/)
    const previews = await setUp('s3', 'live', '--previews')
    expect(previews.stdout).toMatch(/check\.yml and .*preview\.yml.*“previews”.*PREVIEW_ADDRESS/s)
    const twice = await setUp('netlify', '--previews')
    expect(twice.stderr).toMatch(/check\.yml and .*preview\.yml are there already/)
    const all = [slip, written, again, unfit, previews, twice]
    expect(all.map(({ status }) => status)).toEqual([1, 0, 1, 1, 0, 1])
  })
})

import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import S3rver from 's3rver'
import { madeArchive } from './bench/made-archive.ts'
import { writeArchive } from './bench/scenarios.ts'

const usage = `npm run bench:deploy -- [options]

Measures a first deploy to a store that speaks S3 on this machine, and what an edit costs from an empty machine with the packed cache:
unpacking it, building against the target, deploying.

  --sizes 10000        articles; default 10000
  --folder .bench      where archives are, or are made
`

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000' },
    folder: { type: 'string', default: '.bench' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}

interface Row {
  what: string
  seconds: number
  megabytes: number
  said: string
}

for (const size of values.sizes.split(',').map(Number)) {
  const rows = await measureSize(size)
  console.log(`\n${size.toLocaleString('en')} articles\n`)
  console.log('| what | seconds | peak MB | said |\n| - | -: | -: | - |')
  for (const { what, seconds, megabytes, said } of rows) {
    console.log(`| ${what} | ${seconds.toFixed(1)} | ${megabytes.toFixed(0)} | ${said} |`)
  }
}

async function measureSize(size: number): Promise<Row[]> {
  const place = join(resolve(values.folder), String(size))
  const made = join(place, 'content')
  const archive = madeArchive(size)
  if (!existsSync(made)) writeArchive({ archive, content: made })
  const at = join(place, 'deploy')
  rmSync(at, { recursive: true, force: true })
  mkdirSync(at, { recursive: true })
  const content = join(at, 'content')
  cpSync(made, content, { recursive: true })
  const store = await startStore(join(at, 'store'))
  const [out, cache, pack] = ['dist', 'cache', 'pack'].map(name => join(at, name)) as [
    string,
    string,
    string,
  ]
  const env = {
    ...{ BACKFILE_CONTENT: content, BACKFILE_OUT: out, BACKFILE_CACHE: cache },
    ...{ AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' },
  }
  const rows: Row[] = []
  const step = async (what: string, words: readonly string[]) => {
    const before = store.requests()
    const ran = await command(words, env)
    const asked = store.requests() - before
    rows.push({ what, ...ran, said: `${ran.said}${asked > 0 ? ` (${asked} requests)` : ''}` })
  }
  const [astro, deploy, packing] = [
    'node_modules/astro/bin/astro.mjs',
    'scripts/deploy.ts',
    'scripts/cache.ts',
  ]
  await step('build from nothing', [astro, 'build'])
  await step('first deploy', [deploy, store.target])
  await step('packing the cache', [packing, '--pack', pack])
  for (const folder of [out, cache]) rmSync(folder, { recursive: true })
  const { file } = archive.article(Math.floor(size / 3))
  const path = join(content, 'articles', file)
  // A checkout has today’s times.
  rmSync(content, { recursive: true })
  cpSync(made, content, { recursive: true })
  writeFileSync(path, `${readFileSync(path, 'utf8')}\nEdited.\n`)
  await step('unpacking it', [packing, '--unpack', pack])
  await step('build of an edit against the target', [astro, 'build', '--against', store.target])
  await step('deploy of the edit', [deploy, store.target])
  for (const folder of [out, cache]) rmSync(folder, { recursive: true })
  await step('build without a cache against the target', [
    astro,
    'build',
    '--against',
    store.target,
  ])
  await store.close()
  rmSync(at, { recursive: true, force: true })
  return rows
}

/** Runs a program of the project, and says how long that took, how much memory it had at most, and its last line of sums. */
function command(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Omit<Row, 'what'>> {
  return new Promise((done, fail) => {
    const started = performance.now()
    const child = spawn(process.execPath, words, { env: { ...process.env, ...env } })
    let text = ''
    let most = 0
    const timer = setInterval(() => {
      most = Math.max(most, residentOf(child.pid ?? 0))
    }, 40)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => {
        text += data
      })
    }
    child.once('error', fail)
    child.once('close', status => {
      clearInterval(timer)
      if (status !== 0) return fail(new Error(text))
      const lines = text.trim().split('\n')
      const said = lines.findLast(line => /pages rendered|sent|MB\.|Unpacked/.test(line)) ?? ''
      done({ seconds: (performance.now() - started) / 1000, megabytes: most, said })
    })
  })
}

/** Megabytes that a process holds in memory; its threads are part of it. */
function residentOf(pid: number): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

async function startStore(directory: string) {
  mkdirSync(directory, { recursive: true })
  const inner = new S3rver({
    ...{ directory, silent: true, configureBuckets: [{ name: 'news', configs: [] }] },
    vhostBuckets: false,
  })
  await inner.configureBuckets()
  const handle = inner.callback()
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    handle(request, response)
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    target: `s3://news?endpoint=http://127.0.0.1:${port}`,
    requests: () => count,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

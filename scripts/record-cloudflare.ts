import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ruleFiles } from '../src/hosts/rule-files.ts'
import { ask } from '../test/support/ask.ts'
import { asksOfSample, cloudflareRules, writeSite } from '../test/support/rules-sample.ts'
import { freePort } from '../test/support/serve.ts'

/*
 * `node scripts/record-cloudflare.ts PATH-OF-WRANGLER`: asks Cloudflare's own program what it answers by the files that are
 * written for it, and keeps that for the tests (`test/hosts/`), since the program is too large to be one of their packages.
 */

const [wrangler = 'wrangler'] = process.argv.slice(2)
const date = '2026-01-01'

for (const host of ['cloudflare-pages', 'cloudflare-workers'] as const) {
  const root = await mkdtemp(join(tmpdir(), `${host}-`))
  const site = join(root, 'dist')
  await writeSite(site)
  const files = ruleFiles(host, cloudflareRules)
  for (const { name, text, place } of files) {
    const file = join(place === 'site' ? site : root, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  const port = await freePort()
  const words = ['--port', String(port), '--ip', '127.0.0.1']
  if (host === 'cloudflare-pages') words.unshift('pages', 'dev', site, '--compatibility-date', date)
  else {
    const rules = JSON.parse(await readFile(join(root, 'wrangler.rules.json'), 'utf8'))
    const config = { name: 'site', compatibility_date: date, ...rules }
    await writeFile(join(root, 'wrangler.json'), JSON.stringify(config))
    words.unshift('dev')
  }
  const env = { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' }
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe']
  const server = spawn(wrangler, words, { cwd: root, env, detached: true, stdio })
  const said: string[] = []
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', text => said.push(`${text}`))
  try {
    for (let tries = 0; !(await ask(port, '/').catch(() => undefined)); tries += 1) {
      if (server.exitCode !== null || tries > 200) throw new Error(said.join(''))
      await new Promise(done => setTimeout(done, 300))
    }
    const answers: Record<string, unknown> = {}
    for (const asked of asksOfSample(cloudflareRules)) {
      const { status, location, headers, body } = await ask(port, asked)
      const {
        'cache-control': cache,
        'content-type': type,
        'content-security-policy': csp,
      } = headers
      answers[asked] = { status, location, cache, type, policy: csp, body: body.slice(0, 60) }
    }
    const parsed = said.join('').match(/Parsed \d+ valid \w+ rules/g)
    const invalid = said.join('').match(/Found \d+ invalid[\s\S]*?\n\n/g)
    const version = /wrangler ([\d.]+)/.exec(said.join(''))?.[1]
    const texts = Object.fromEntries(files.map(({ name, text }) => [name, text]))
    const specimen = { version, parsed, invalid, files: texts, answers }
    await writeFile(`test/hosts/${host}.json`, `${JSON.stringify(specimen, null, 1)}\n`)
  } finally {
    if (server.pid) process.kill(-server.pid, 'SIGTERM')
    await rm(root, { recursive: true, force: true })
  }
}
process.exit()

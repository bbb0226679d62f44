import { execFileSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import {
  article,
  build,
  filesBelow,
  newPlace,
  type Place,
  place,
  run,
  write,
} from './support/build.ts'
import { startServer } from './support/servers.ts'

const identity = ['-c', 'user.name=Author', '-c', 'user.email=author@tern.example']

function git(folder: string, ...words: string[]): string {
  return execFileSync('git', ['-C', folder, ...identity, ...words], { encoding: 'utf8' }).trim()
}

/** Commits all of a folder, and says which commit that is. */
function commit(folder: string, message: string): string {
  git(folder, 'add', '-A')
  git(folder, 'commit', '--quiet', '-m', message)
  return git(folder, 'rev-parse', 'HEAD')
}

const site = (www: string) => ({
  'content/site.yaml': `name: Tern\naddress: https://tern.example\ntargets: {live: ${www}}\n`,
})

const story = (n: number, text = `Words of story ${n}.`) => ({
  [`content/articles/story-${n}.md`]: article(
    { title: `Story ${n}`, date: `2020-0${n}-10`, tags: ['Tide'] },
    `${text}\n`,
  ),
})

it('a commit, an embargo that passes and a rollback reach readers from machines that had nothing', async () => {
  const root = (await place({})).root
  const [origin, www] = [join(root, 'origin'), join(root, 'www')]
  await mkdir(origin)
  await mkdir(www)
  git(origin, 'init', '--quiet', '--initial-branch=main')
  const server = await startServer('nginx', www, {
    basePath: '/',
    moved: [],
    gone: [],
    headers: [],
  })
  onTestFinished(() => server.close())
  const statusOf = async (path: string) => (await server.ask(path)).status

  /** What a fresh runner does: clones one commit, builds against the target, deploys, and is gone. */
  const publish = async (at = 'main', ...flags: string[]) => {
    const fresh = await newPlace()
    await rm(fresh.content, { recursive: true })
    const checkout = join(fresh.root, 'checkout')
    execFileSync('git', [
      ...['-c', 'advice.detachedHead=false', 'clone'],
      '--quiet',
      '--depth=1',
      `--branch=${at}`,
      `file://${origin}`,
      checkout,
    ])
    const env = { ...fresh.env, BACKFILE_CONTENT: join(checkout, 'content') }
    const runner: Place = { ...fresh, content: join(checkout, 'content'), env }
    const built = await build(runner, [
      '--against',
      'live',
      ...flags.filter(flag => flag === '--accept-loss'),
    ])
    expect(built.status, built.stderr).toBe(0)
    const made = await filesBelow(runner.out)
    const sent = await run(
      ['scripts/deploy.ts', 'live', ...flags.filter(flag => flag !== '--accept-loss')],
      env,
    )
    const due = (await run(['scripts/due.ts'], env)).stdout.trim()
    await rm(fresh.root, { recursive: true })
    return { ...sent, due, made: made.filter(file => file.endsWith('.html')) }
  }

  await write(origin, { ...site(www), ...story(1), ...story(2) })
  const begun = commit(origin, 'Begin')
  git(origin, 'tag', 'begun')
  const first = await publish()
  expect(first.stdout).toMatch(/www: \d+ files .* sent, 0 removed/)
  expect(await statusOf('/2020/01/story-1/')).toBe(200)

  await write(origin, story(1, 'Other words.'))
  commit(origin, 'Correct a story')
  const edited = await publish()
  expect(edited.made).toEqual(['2020/01/story-1/index.html'])
  expect((await server.ask('/2020/01/story-1/')).body).toContain('Other words.')

  const due = new Date(Date.now() + 8000)
  const later = article(
    { title: 'Later', date: due.toISOString(), embargo: due.toISOString() },
    'Under embargo.\n',
  )
  await write(origin, { 'content/articles/later.md': later })
  commit(origin, 'Write ahead')
  const ahead = await publish()
  const address = `/${due.toISOString().slice(0, 7).replace('-', '/')}/later/`
  expect(Date.parse(ahead.due)).toBe(due.getTime())
  expect(await statusOf(address)).toBe(404)
  expect(JSON.stringify(await filesBelow(www))).not.toContain('later')

  await pause(Math.max(0, due.getTime() - Date.now() + 100))
  const passed = await publish()
  expect(passed.due).toBe('')
  expect(await statusOf(address)).toBe(200)

  const refused = await publish('begun')
  expect(refused.status).toBe(1)
  expect(refused.stderr).toMatch(
    new RegExp(`not part of the history of ${begun.slice(0, 10)}.*--back`, 's'),
  )
  expect(await statusOf(address)).toBe(200)

  const back = await publish('begun', '--back')
  expect(back.status, back.stderr).toBe(0)
  expect(await statusOf(address)).toBe(404)
  expect((await server.ask('/2020/01/story-1/')).body).toContain('Words of story 1.')
})

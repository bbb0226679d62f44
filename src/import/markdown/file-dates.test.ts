import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { folderOf, importedFolder, readFolder } from './folder-in-test.ts'

const text = (date: string) => `---\ntitle: Fog\ndate: ${date}\n---\nFog on the bay.\n`

/** A folder of Eleventy in git; each step is a commit at a moment. */
function repository(steps: [moment: string, change: (root: string) => void][]): string {
  const root = folderOf({ 'eleventy.config.js': 'export default {}' })
  const git = (moment: string, ...command: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@post.example', ...command], {
      cwd: root,
      env: { ...process.env, GIT_AUTHOR_DATE: moment, GIT_COMMITTER_DATE: moment },
      stdio: 'pipe',
    })
  git('', 'init', '-q')
  for (const [moment, change] of steps) {
    change(root)
    git(moment, 'add', '-A')
    git(moment, 'commit', '-qm', 'Change', '--allow-empty')
  }
  return root
}

const write = (name: string, body: string) => (root: string) =>
  writeFileSync(join(root, name), body)
const [first, second, third] = [
  '2019-01-02T03:04:05+02:00',
  '2020-01-02T03:04:05+02:00',
  '2021-01-02T03:04:05Z',
] as [string, string, string]

test.each([
  ['git Created', '2019-01-02T03:04:05+02:00', 'first'],
  ['Created', '2019-01-02T03:04:05+02:00', 'first'],
  ['git Last Modified', '2020-01-02T03:04:05+02:00', 'last'],
  ['Last Modified', '2020-01-02T03:04:05+02:00', 'last'],
  ['git last modified', '2020-01-02T03:04:05+02:00', 'last'],
])('“%s” is a commit of the file, and a guess', async (words, date, which) => {
  const root = repository([
    [first, write('fog.md', text(words))],
    [second, write('fog.md', `${text(words)}More.`)],
    [third, write('other.md', text('2018-01-01'))],
  ])
  expect((await readFolder(root))['fog.md']?.date).toEqual({
    text: date,
    guess: `the text says “${words}” in place of a date: this is its ${which} commit in git`,
  })
})

test('a file that was renamed began under its former name, and one that was made again did not', async () => {
  const body = `${text('git Created')}${'A long line that stays the same.\n'.repeat(9)}`
  const root = repository([
    [
      first,
      root => [write('old name.md', body)(root), write('again.md', text('git Created'))(root)],
    ],
    [
      second,
      root => [
        rmSync(join(root, 'old name.md')),
        write('fóg.md', body)(root),
        rmSync(join(root, 'again.md')),
      ],
    ],
    [third, write('again.md', text('git Created'))],
  ])
  const items = await readFolder(root)
  expect(items['fóg.md']?.date?.text).toBe(first)
  expect(items['again.md']?.date?.text).toBe('2021-01-02T03:04:05+00:00')
})

test('a clone without older history says that the date may be older', async () => {
  const root = repository([
    [first, write('fog.md', text('git Created'))],
    [second, write('fog.md', `${text('git Created')}More.`)],
  ])
  const clone = join(folderOf({}), 'clone')
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, clone], { stdio: 'pipe' })
  expect((await readFolder(clone))['fog.md']?.date).toMatchObject({
    text: second,
    guess: expect.stringContaining('may be older'),
  })
})

test('without git the day in the name counts, and then the time of the file', async () => {
  const root = folderOf({
    'eleventy.config.js': 'export default {}',
    'posts/posts.json': '{"date": "git Last Modified"}',
    'posts/2018-03-04-fog.md': '---\ntitle: Fog\n---\nText',
    'posts/rain.md': '---\ntitle: Rain\n---\nText',
  })
  utimesSync(
    join(root, 'posts/rain.md'),
    new Date('2017-05-06T12:00:00Z'),
    new Date('2017-05-06T12:00:00Z'),
  )
  const items = await readFolder(root)
  expect(items['posts/2018-03-04-fog.md']?.date).toMatchObject({
    text: '2018-03-04',
    guess: expect.stringContaining('the day in its name'),
  })
  expect(items['posts/rain.md']?.date).toMatchObject({
    text: '2017-05-06',
    byFile: true,
    guess: expect.stringContaining('any copy of it changes'),
  })
  expect(Object.values(items).flatMap(({ losses }) => losses)).toEqual([])
})

test('the repository of the folder counts, also where a hook of another one runs the import', async () => {
  const root = repository([[first, write('fog.md', text('git Created'))]])
  const other = repository([[second, write('fog.md', text('git Created'))]])
  vi.stubEnv('GIT_DIR', join(other, '.git'))
  vi.stubEnv('GIT_WORK_TREE', other)
  try {
    expect((await readFolder(root))['fog.md']?.date?.text).toBe(first)
  } finally {
    vi.unstubAllEnvs()
  }
})

test('a repository that lacks what it would load from elsewhere runs no command of its settings', async () => {
  const rows = Array.from({ length: 99 }, (_, row) => `Row ${row}\n`).join('')
  const root = repository([
    [first, root => [write('fog.md', text('git Created'))(root), write('rows.csv', rows)(root)]],
    [
      second,
      root => [rmSync(join(root, 'rows.csv')), write('moved.csv', `${rows}One more\n`)(root)],
    ],
  ])
  const git = (...command: string[]) =>
    execFileSync('git', command, { cwd: root, encoding: 'utf8' }).trim()
  const lost = git('rev-parse', 'HEAD~1:rows.csv')
  const sign = join(root, 'command-was-run')
  git('config', 'core.repositoryformatversion', '1')
  git('config', 'extensions.partialClone', 'origin')
  git('config', 'remote.origin.promisor', 'true')
  git('config', 'remote.origin.url', 'ssh://host.invalid/fog')
  git('config', 'core.sshCommand', `touch '${sign}'; false`)
  rmSync(join(root, '.git/objects', lost.slice(0, 2), lost.slice(2)))
  expect((await readFolder(root))['fog.md']?.date).toBeDefined()
  expect(existsSync(sign)).toBe(false)
})

test.each([
  ['2018-03-04-fog/index.md', '2018-03-04'],
  ['2017-01-02/2018-03-04-fog.md', '2017-01-02'],
  ['notes-of-2018-03-04.md', '2018-03-04'],
  ['2018-13-45/2018-03-04-fog.md', '2018-03-04'],
  ['2018-13-45-fog.md', undefined],
])('in Eleventy the first day in a path is that of the text: %s', async (path, day) => {
  const root = folderOf({
    'eleventy.config.js': 'export default {}',
    [path]: '---\ntitle: Fog\n---\nFog on the bay.\n',
  })
  expect((await readFolder(root))[path]?.date?.text).toBe(day)
})

test('a day within a name, or in that of a folder, is none elsewhere', async () => {
  const items = await readFolder(
    folderOf({
      '2018-03-04-fog/index.md': '---\ntitle: Fog\n---\nFog on the bay.\n',
      'notes-of-2018-03-04.md': '---\ntitle: Notes\n---\nNotes on fog.\n',
    }),
  )
  expect(Object.values(items).map(({ date }) => date)).toEqual([undefined, undefined])
})

test('the report says that such a date is a guess', async () => {
  const { report } = await importedFolder({
    'eleventy.config.js': '',
    'fog.md': text('Last Modified'),
  })
  const [item] = [...report.items]
  expect(item?.outcome).toBe('article')
  expect(item?.losses).toContainEqual({
    code: 'date-guessed',
    detail: expect.stringContaining('“Last Modified”'),
  })
})

import { readFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { article, build, type Place, place, run, write } from './support/build.ts'
import { nginxOver } from './support/nginx-answers.ts'

/** What is in `content/`, by the years: an article, and others beside it. */
const body = 'The old pier was opened by the mayor, and a band played until the rain began.\n'
const newBody =
  'Of the pier that the mayor opened, storms have left three posts, and nobody remembers the band.\n'
const pier = { title: 'The pier is open', section: 'Harbour', tags: ['Peer'] }
const others = Object.fromEntries(
  ['wall', 'ferry', 'storm', 'lamp', 'tide'].map((name, i) => [
    `articles/${name}.md`,
    article(
      { title: name, date: `2004-0${i + 1}-02`, tags: ['Pier'], section: 'Harbour' },
      `${name}.\n`,
    ),
  ]),
)
const site = (more: string) => `name: The Quay\naddress: https://quay.example\nhost: nginx\n${more}`

/** Writes addresses down, and what their articles are known by. */
async function keep(at: Place): Promise<void> {
  const kept = await run(['scripts/keep.ts', '--write'], at.env)
  expect(kept.status, kept.stdout + kept.stderr).toBe(0)
}

/** Keeps and builds, as a keeper does. */
async function publish(at: Place): Promise<void> {
  await keep(at)
  const { status, stderr } = await build(at)
  expect(status, stderr).toBe(0)
}

/** What nginx answers at addresses, with the rules that the build wrote for it. */
async function answers(at: Place, addresses: readonly string[], basePath = '/'): Promise<string[]> {
  const server = await nginxOver(at, basePath)
  try {
    const all = addresses.map(async address => {
      const { status, location } = await server.ask(address)
      return location === undefined ? `${address} ${status}` : `${address} ${status} ${location}`
    })
    return await Promise.all(all)
  } finally {
    await server.close()
  }
}

test('an old article is rewritten, renamed, re-dated, re-tagged, merged and withdrawn, and every address it had answers', async () => {
  const at = await place({
    ...others,
    'articles/peer.md': article({ ...pier, date: '2004-05-14' }, body),
    'site.yaml': site('records: json\n'),
  })
  const asked = ['/2004/05/peer/', '/2004/05/peer/index.json', '/tags/peer/', '/feed.xml']
  await publish(at)
  expect(await answers(at, asked)).toEqual(asked.map(address => `${address} 200`))

  const file = (name: string) => join(at.content, `articles/${name}.md`)
  const first = readFileSync(file('peer'), 'utf8')
  await write(at.content, { 'articles/peer.md': first.replace(body, newBody) })
  await keep(at)
  await rename(file('peer'), file('pier-opens'))
  await publish(at)
  expect(await answers(at, asked)).toEqual([
    '/2004/05/peer/ 301 /2004/05/pier-opens/',
    '/2004/05/peer/index.json 301 /2004/05/pier-opens/index.json',
    '/tags/peer/ 200',
    '/feed.xml 200',
  ])

  const old = readFileSync(file('pier-opens'), 'utf8')
  await write(at.content, { 'articles/pier-opens.md': old.replace('2004-05-14', '2004-06-14') })
  await publish(at)
  asked.push('/2004/05/pier-opens/')
  expect(await answers(at, asked)).toEqual([
    '/2004/05/peer/ 301 /2004/06/pier-opens/',
    '/2004/05/peer/index.json 301 /2004/06/pier-opens/index.json',
    '/tags/peer/ 200',
    '/feed.xml 200',
    '/2004/05/pier-opens/ 301 /2004/06/pier-opens/',
  ])

  await write(at.content, {
    'tags.yaml': '- label: Pier\n  aliases: [Peer]\n',
    'site.yaml': site(''),
  })
  await publish(at)
  expect(await answers(at, asked)).toEqual([
    '/2004/05/peer/ 301 /2004/06/pier-opens/',
    '/2004/05/peer/index.json 301 /2004/06/pier-opens/',
    '/tags/peer/ 301 /tags/pier/',
    '/feed.xml 200',
    '/2004/05/pier-opens/ 301 /2004/06/pier-opens/',
  ])

  const dated = readFileSync(file('pier-opens'), 'utf8')
  const withdrawn = 'withdrawn: {reason: error, date: 2020-01-01}\n'
  await write(at.content, { 'articles/pier-opens.md': dated.replace('---\n', `---\n${withdrawn}`) })
  await publish(at)
  asked.push('/2004/06/pier-opens/', '/2004/06/pier-opens/index.json')
  expect(await answers(at, asked)).toEqual([
    '/2004/05/peer/ 301 /2004/06/pier-opens/',
    '/2004/05/peer/index.json 410',
    '/tags/peer/ 301 /tags/pier/',
    '/feed.xml 200',
    '/2004/05/pier-opens/ 301 /2004/06/pier-opens/',
    '/2004/06/pier-opens/ 410',
    '/2004/06/pier-opens/index.json 410',
  ])
})

test('a site that moves to another folder of its host leads from where it was, in one step', async () => {
  const at = await place({ ...others, 'site.yaml': site('') })
  await publish(at)
  const wall = readFileSync(join(at.content, 'articles/wall.md'), 'utf8')
  await write(at.content, {
    'site.yaml': site('basePath: /archive/\n'),
    'articles/wall.md': wall.replace('2004-01-02', '2004-07-02'),
  })
  await publish(at)
  const asked = ['/', '/2004/01/wall/', '/2004/02/ferry/', '/tags/pier/', '/feed.xml']
  expect(await answers(at, [...asked, '/archive/', '/archive/2004/01/wall/'], '/archive/')).toEqual(
    [
      '/ 301 /archive/',
      '/2004/01/wall/ 301 /archive/2004/07/wall/',
      '/2004/02/ferry/ 301 /archive/2004/02/ferry/',
      '/tags/pier/ 301 /archive/tags/pier/',
      '/feed.xml 301 /archive/feed.xml',
      '/archive/ 200',
      '/archive/2004/01/wall/ 301 /archive/2004/07/wall/',
    ],
  )
})

import { expect, test } from 'vitest'
import { answerLine, answersIn } from './kept-answers.ts'
import { type Asked, agent, tryLinks } from './try-links.ts'

/** A web of some addresses, and every question that it was asked. */
function web(pages: Record<string, Asked>) {
  const asked: string[] = []
  const open = new Map<string, number>()
  let most = 0
  return {
    asked,
    mostAtOnce: () => most,
    ask: async (url: string, method: string): Promise<Asked> => {
      const { origin } = new URL(url)
      asked.push(`${method} ${url}`)
      open.set(origin, (open.get(origin) ?? 0) + 1)
      most = Math.max(most, open.get(origin) ?? 0)
      await Promise.resolve()
      open.set(origin, (open.get(origin) ?? 0) - 1)
      return pages[url] ?? { status: 404 }
    },
  }
}

const today = '2026-11-30'
const plain = { known: {}, today, patience: 0 }

test('says of each link what the other site answered, and which are dead', async () => {
  const { ask } = web({
    'https://a.example/1': { status: 200 },
    'https://a.example/3': { status: 500 },
    'https://b.example/': { failed: 'getaddrinfo ENOTFOUND b.example' },
    'https://c.example/': { failed: 'no answer within 20 s' },
  })
  const links = ['1', '2', '3'].map(name => `https://a.example/${name}`)
  const tried = await tryLinks([...links, 'https://b.example/', 'https://c.example/'], {
    ...plain,
    ask,
  })
  expect(Object.entries(tried).map(([url, { answer, isDead }]) => [url, answer, isDead])).toEqual([
    ['https://a.example/1', '200', false],
    ['https://a.example/2', '404', true],
    ['https://a.example/3', '500', false],
    ['https://b.example/', 'getaddrinfo ENOTFOUND b.example', true],
    ['https://c.example/', 'no answer within 20 s', false],
  ])
})

test('asks as robots.txt allows, by the name of who asks', async () => {
  const { ask, asked } = web({
    'https://a.example/robots.txt': {
      status: 200,
      body: `User-agent: ${agent}\nDisallow: /private/\n\nUser-agent: *\nDisallow: /\n`,
    },
    'https://a.example/1': { status: 200 },
    'https://b.example/robots.txt': { status: 503 },
  })
  const links = ['https://a.example/1', 'https://a.example/private/2', 'https://b.example/3']
  const tried = await tryLinks(links, { ...plain, ask })
  expect(tried['https://a.example/private/2']?.answer).toBe('not asked: robots.txt')
  expect(tried['https://b.example/3']?.answer).toBe('not asked: robots.txt')
  expect(asked).not.toContain('HEAD https://a.example/private/2')
  expect(asked).toContain('HEAD https://a.example/1')
})

test('asks one question of a host at a time, and each link once', async () => {
  const pages = Array.from({ length: 30 }, (_, i) => `https://a.example/${i}`)
  const { ask, asked, mostAtOnce } = web(
    Object.fromEntries(pages.map(url => [url, { status: 200 }])),
  )
  await tryLinks([...pages, ...pages], { ...plain, ask })
  expect(mostAtOnce()).toBe(1)
  expect(asked).toHaveLength(31)
})

test('leaves a host alone that asks for it', async () => {
  const { ask, asked } = web({ 'https://a.example/1': { status: 429 } })
  const tried = await tryLinks(['https://a.example/1', 'https://a.example/2'], { ...plain, ask })
  expect(asked).not.toContain('HEAD https://a.example/2')
  expect(tried['https://a.example/2']?.isDead).toBe(false)
})

test('believes an answer for a month', async () => {
  const known = {
    'https://a.example/new': { answer: '404', isDead: true, day: '2026-11-20' },
    'https://a.example/old': { answer: '404', isDead: true, day: '2026-10-01' },
    'https://a.example/clock': { answer: '404', isDead: true, day: '2027-01-01' },
  }
  const { ask, asked } = web({})
  await tryLinks(Object.keys(known), { ...plain, known, ask })
  expect(asked.filter(one => one.startsWith('HEAD'))).toEqual([
    'HEAD https://a.example/clock',
    'HEAD https://a.example/old',
  ])
})

test('hands on each answer when it comes, also where another link is never answered', async () => {
  const kept: string[] = []
  const never = new Promise<Asked>(() => undefined)
  const { ask } = web({ 'https://a.example/1': { status: 200 } })
  const all = await new Promise<string[]>(done => {
    void tryLinks(['https://a.example/1', 'https://a.example/2', 'https://b.example/'], {
      ...plain,
      ask: async (url, method) => (url.startsWith('https://b') ? never : ask(url, method)),
      keep: (url, link) => {
        kept.push(answerLine(url, link))
        if (kept.length === 2) done(kept)
      },
    })
  })
  expect(answersIn(`${all.join('')}{"url":"https://b.exam`)).toEqual({
    'https://a.example/1': { answer: '200', isDead: false, day: today },
    'https://a.example/2': { answer: '404', isDead: true, day: today },
  })
})

test('goes on where a question fails', async () => {
  const { ask } = web({ 'https://a.example/2': { status: 200 } })
  const failing = async (url: string, method: string) => {
    if (url.endsWith('/1')) throw new Error('no such port')
    return ask(url, method)
  }
  const links = ['https://a.example/1', 'https://a.example/2']
  const tried = await tryLinks(links, { ...plain, ask: failing })
  expect(links.map(url => tried[url]?.answer)).toEqual(['no such port', '200'])
})

test('asks again by GET where HEAD is refused', async () => {
  const { ask } = web({})
  const asks = async (url: string, method: 'HEAD' | 'GET') =>
    method === 'GET' && !url.endsWith('robots.txt') ? { status: 200 } : ask(url, method)
  const tried = await tryLinks(['https://a.example/1'], { ...plain, ask: asks })
  expect(tried['https://a.example/1']).toMatchObject({ answer: '200', isDead: false })
})

import { setTimeout as pause } from 'node:timers/promises'
import robotsParser from 'robots-parser'

/** What another site answered: a status, or why it could not be asked. */
export type Asked = { status: number; body?: string } | { failed: string }

/** Asks for a web address. `body`: whether its text is wanted. */
type Ask = (url: string, method: 'HEAD' | 'GET', body?: boolean) => Promise<Asked>

/** What is known of a link. */
export interface TriedLink {
  /** What the other site answered, in words. */
  answer: string
  /** Whether it cannot be opened, for sure: nothing is there, or there is no such host. */
  isDead: boolean
  /** When it was tried, `YYYY-MM-DD`; empty when it was not. */
  day: string
}

/** How links are tried. */
interface Trying {
  ask: Ask
  /** What is known already, by address. */
  known: Readonly<Record<string, TriedLink>>
  /** Today, `YYYY-MM-DD`. */
  today: string
  /** Milliseconds between two questions to one host, unless its robots.txt asks for more. */
  patience?: number
  /** Called with each answer when it comes, so that it can be kept. */
  keep?: (url: string, link: TriedLink) => void
  /** Called after each link. */
  progress?: (done: number, all: number) => void
}

/** The name by which other sites know who asks. */
export const agent = 'Backfile-links'

/** So many days an answer is believed. */
const keptFor = 30

/** So many hosts are asked side by side, each one question after another. */
const sideBySide = 8

/** No host is waited for longer than so many milliseconds between questions, whatever its robots.txt says. */
const longestPatience = 20_000

/**
 * Tries links to other sites, politely: one question to a host at a time, with a pause, as its `robots.txt` (RFC 9309)
 * allows, and none whose answer is known from the last weeks. A host that asks to be left alone (429, 503) is. Gives what is
 * known of each link. A question that fails is an answer, too, and ends nothing.
 */
export async function tryLinks(
  links: Iterable<string>,
  { ask: asked, known, today, patience = 1000, keep, progress }: Trying,
): Promise<Record<string, TriedLink>> {
  const all = [...new Set(links)].sort()
  const fresh = all.filter(url => !isRecent(known[url], today))
  const found = new Map(all.flatMap(url => (known[url] ? [[url, known[url]] as const] : [])))
  const hosts = [...Map.groupBy(fresh, url => new URL(url).origin)]
  const ask: Ask = (...question) =>
    asked(...question).catch((error: Error) => ({ failed: error.message }))
  let done = 0
  const count = () => {
    done += 1
    progress?.(done, fresh.length)
  }
  const note = (url: string, told: Omit<TriedLink, 'day'>) => {
    const link = { ...told, day: today }
    found.set(url, link)
    keep?.(url, link)
    count()
  }
  /** What was not asked is asked next time, and what was answered before holds. */
  const noteUnasked = (url: string, why: string) => {
    if (!found.has(url)) found.set(url, { answer: `not asked: ${why}`, isDead: false, day: '' })
    count()
  }
  const askHost = async ([origin, urls]: [string, string[]]) => {
    const robots = await robotsOf(origin, ask)
    const wait = Math.min(longestPatience, Math.max(patience, robots.delay * 1000))
    let isWilling = true
    for (const url of urls) {
      if (!isWilling) noteUnasked(url, 'the host asked for a rest')
      else if (!robots.allows(url)) noteUnasked(url, 'robots.txt')
      else {
        await pause(wait)
        const answer = await answerOf(url, ask)
        isWilling = !('status' in answer && [429, 503].includes(answer.status))
        note(url, toldOf(answer))
      }
    }
  }
  const worker = async () => {
    for (let next = hosts.shift(); next; next = hosts.shift()) await askHost(next)
  }
  await Promise.all(Array.from({ length: Math.min(sideBySide, hosts.length) }, worker))
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isRecent(link: TriedLink | undefined, today: string): boolean {
  if (!link) return false
  const age = (Date.parse(today) - Date.parse(link.day)) / 86_400_000
  return age >= 0 && age < keptFor
}

/** By what a host's `robots.txt` says; without one, all may be asked, and with one that fails, nothing (RFC 9309, 2.3.1). */
async function robotsOf(
  origin: string,
  ask: Ask,
): Promise<{ allows: (url: string) => boolean; delay: number }> {
  const address = `${origin}/robots.txt`
  const asked = await ask(address, 'GET', true)
  const isUnsure = 'failed' in asked || asked.status >= 500
  if (isUnsure) return { allows: () => false, delay: 0 }
  const robots = robotsParser(address, asked.status < 300 ? (asked.body ?? '') : '')
  return {
    allows: url => robots.isAllowed(url, agent) !== false,
    delay: robots.getCrawlDelay(agent) ?? 0,
  }
}

/** Some servers know no HEAD. */
async function answerOf(url: string, ask: Ask): Promise<Asked> {
  const asked = await ask(url, 'HEAD')
  const isRefused = 'status' in asked && [400, 403, 404, 405, 406, 500, 501].includes(asked.status)
  return isRefused ? ask(url, 'GET') : asked
}

function toldOf(asked: Asked): Omit<TriedLink, 'day'> {
  if ('failed' in asked) {
    const isNoHost = /ENOTFOUND/.test(asked.failed)
    return { answer: asked.failed, isDead: isNoHost }
  }
  return { answer: String(asked.status), isDead: asked.status === 404 || asked.status === 410 }
}

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtOnce } from '../../intake/write-at-once.ts'
import { isFeed } from '../../plan/feed-address.ts'
import { inAttempts, type Patience, usual } from '../attempts.ts'
import { type ChangedAddress, isPage } from './changed-address.ts'
import { tellEngines } from './index-now.ts'
import { type Purger, purgersIn } from './purge.ts'
import { tellHub } from './web-sub.ts'

/** What is to be done after a deploy. */
interface After {
  /** The address of the site, with its base path. */
  site: string
  /** The hub that is told of feeds, if the site names one. */
  hub?: string | undefined
  /** The folder of what this machine knows of the target. */
  memory: string
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  patience?: Patience
}

/**
 * Purges caches of the addresses that a deploy changed, and tells search engines and the hub of those whose content changed.
 * What a service does not do is kept, and done after the next deploy. Returns whether all was done.
 */
export async function afterDeploy(
  changes: readonly ChangedAddress[],
  after: After,
): Promise<boolean> {
  const { memory, env, say } = after
  const services = servicesFor(changes, after)
  const path = join(memory, 'untold.json')
  const left = leftAt(path)
  for (const [name, { urls }] of services) left[name] = union(left[name] ?? [], urls)
  // Written before anybody is asked: when this process is killed, the next deploy knows.
  keepLeft(path, left)
  const forget = (name: string, told: readonly string[]) => {
    const done = new Set(told)
    left[name] = left[name]?.filter(url => !done.has(url)) ?? []
    keepLeft(path, left)
  }
  for (const [name, { act }] of services) {
    const urls = left[name] ?? []
    if (urls.length === 0) continue
    try {
      say(await act(urls, told => forget(name, told)))
      forget(name, urls)
    } catch (error) {
      const sign = env.GITHUB_ACTIONS === 'true' ? '::warning::' : ''
      say(`${sign}${(error as Error).message} ${name} is asked again after the next deploy.`)
    }
  }
  return [...services.keys()].every(name => !left[name]?.length)
}

/** A service that hears of a deploy. */
interface Service {
  /** The addresses that this deploy has for it. */
  urls: readonly string[]
  /**
   * Asks it to do something with these and those that were left, and returns what it did, in words. `told` hears of those with
   * which it is done before all are.
   */
  act: (urls: readonly string[], told: (some: readonly string[]) => void) => Promise<string>
}

/** The services that are switched on, by their names: caches first, so that whoever hears of a page gets the new one. */
function servicesFor(
  changes: readonly ChangedAddress[],
  { site, hub, env, patience = usual }: After,
): ReadonlyMap<string, Service> {
  const urlsOf = (some: readonly ChangedAddress[]) => some.map(({ url }) => url)
  const services = new Map<string, Service>()
  const cached = urlsOf(changes.filter(({ change }) => change !== 'new'))
  for (const purger of purgersIn(env)) {
    services.set(purger.name, { urls: cached, act: urls => purged(purger, urls, patience) })
  }
  const key = env.INDEXNOW_KEY
  if (key) {
    const said = urlsOf(changes.filter(one => isPage(one) && one.change !== 'dress'))
    services.set('IndexNow', {
      urls: said,
      act: async urls => {
        await inAttempts(() => tellEngines(urls, { site, key, api: env.INDEXNOW_API }), patience)
        return `Told search engines of ${number(urls.length)} pages, by IndexNow.`
      },
    })
  }
  if (hub !== undefined) {
    const feeds = urlsOf(changes.filter(one => isFeed(one.url) && one.change === 'content'))
    services.set('WebSub', {
      urls: feeds,
      act: async (urls, told) => {
        await tellHub(urls, { hub, patience, told: feed => told([feed]) })
        return `Told the hub ${hub} of ${number(urls.length)} feeds.`
      },
    })
  }
  return services
}

/** Addresses by the services that do not know of them yet. */
type Left = Record<string, string[]>

function leftAt(path: string): Left {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

function keepLeft(path: string, left: Left): void {
  const some = Object.entries(left).filter(([, urls]) => urls.length > 0)
  if (some.length > 0) writeAtOnce(path, JSON.stringify(Object.fromEntries(some)))
  else rmSync(path, { force: true })
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])]
}

async function purged(
  purger: Purger,
  urls: readonly string[],
  patience: Patience,
): Promise<string> {
  const { name, batch, most } = purger
  if (urls.length > most) {
    await inAttempts(() => purger.purgeAll(), patience)
    return `${name}: purged everything, since ${number(urls.length)} addresses are more than ${number(most)}.`
  }
  for (let at = 0; at < urls.length; at += batch) {
    const some = urls.slice(at, at + batch)
    await inAttempts(() => purger.purge(some), patience)
  }
  return `${name}: purged ${number(urls.length)} addresses.`
}

function number(count: number): string {
  return count.toLocaleString('en')
}

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtOnce } from '../../intake/write-at-once.ts'
import { inAttempts, type Patience, usual } from '../attempts.ts'
import { type ChangedAddress, isPage } from './changed-address.ts'
import { tellEngines } from './index-now.ts'
import { type Purger, purgersIn } from './purge.ts'

/** What is to be done after a deploy. */
interface After {
  /** The address of the site, with its base path. */
  site: string
  /** The folder of what this machine knows of the target. */
  memory: string
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  patience?: Patience
}

/**
 * Purges caches of the addresses that a deploy changed, and tells search engines of those that say something else. What a
 * service does not do is kept, and done after the next deploy. Returns whether all was done.
 */
export async function afterDeploy(
  changes: readonly ChangedAddress[],
  after: After,
): Promise<boolean> {
  const { site, memory, env, say, patience = usual } = after
  const key = env.INDEXNOW_KEY
  const purgers = purgersIn(env)
  const path = join(memory, 'untold.json')
  const left = leftAt(path)
  const next: Left = {}
  const attempt = async (name: string, urls: readonly string[], act: Act) => {
    const all = [...new Set([...(left[name] ?? []), ...urls])]
    if (all.length === 0) return
    try {
      say(await act(all))
    } catch (error) {
      say(`${(error as Error).message}\n${name} is asked again after the next deploy.`)
      next[name] = all
    }
  }
  for (const purger of purgers) {
    const cached = changes.filter(({ change }) => change !== 'new').map(({ url }) => url)
    await attempt(purger.name, cached, urls => purged(purger, urls, patience))
  }
  if (key) {
    const told = changes.filter(one => isPage(one) && one.change !== 'dress')
    const urls = told.map(({ url }) => url)
    await attempt('IndexNow', urls, async all => {
      await inAttempts(() => tellEngines(all, { site, key, api: env.INDEXNOW_API }), patience)
      return `Told search engines of ${number(all.length)} pages, by IndexNow.`
    })
  }
  if (Object.keys(next).length > 0) writeAtOnce(path, JSON.stringify(next))
  else rmSync(path, { force: true })
  return Object.keys(next).length === 0
}

type Act = (urls: readonly string[]) => Promise<string>

/** Addresses by the services that do not know of them yet. */
type Left = Record<string, string[]>

function leftAt(path: string): Left {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
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

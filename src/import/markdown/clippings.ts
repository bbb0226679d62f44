import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { namesFor } from '../../archive/other-names.ts'
import { budget } from '../budget.ts'
import { isPlatform } from '../idle-names.ts'
import { hostOf } from '../text/links.ts'
import { fieldsOf } from './fields.ts'
import type { Clippings, Folder } from './folder.ts'
import { readMatter } from './read-matter.ts'
import { ownHosts } from './site-of.ts'
import { isWeb, textsOf } from './value.ts'

/** Names of the complete address at which a text stood. What is canonical is often that of a copy. */
const told = ['permalink', ...namesFor('originalUrl').filter(name => !name.startsWith('canonical'))]

/** How many texts are looked at. */
const most = 400

/** A site of at least so many texts, and such a part of all, is the one whose folder it is. */
const [fewest, part] = [10, 0.9]

/**
 * What texts without a generator say of where they stood, when that is at several sites: so they are clippings, and the
 * addresses are no old ones of one site. Undefined when they name one site, or none.
 */
export function clippingsIn(folder: Folder, files: readonly string[]): Clippings | undefined {
  if (folder.generator !== 'none') return undefined
  const hosts = new Map<string, number>()
  const step = Math.max(1, files.length / most)
  for (let at = 0; at < files.length; at += step) {
    const host = hostIn(join(folder.root, files[Math.floor(at)] ?? ''))
    if (host) hosts.set(host, (hosts.get(host) ?? 0) + 1)
  }
  const sites = Map.groupBy(hosts, ([host]) => siteName(host))
  if (sites.size < 2) return undefined
  const all = hosts.values().reduce((sum, count) => sum + count, 0)
  const known = ownHosts(folder).map(siteName)
  const main = [...sites].flatMap(([site, of]) => {
    const count = of.reduce((sum, [, one]) => sum + one, 0)
    return count >= fewest && count >= part * all ? [site] : []
  })
  return { own: new Set(known.length > 0 ? known : main), hosts }
}

/** Whether an address is of another site than that of the folder, so that a text at it was taken from there. */
export function isClipped(address: string, { clippings }: Pick<Folder, 'clippings'>): boolean {
  return clippings !== undefined && isWeb(address) && !clippings.own.has(siteName(hostOf(address)))
}

/** That texts were read as clippings, and what to do if they are none. */
export function clippingNotes(clippings: Clippings | undefined): string[] {
  if (clippings === undefined) return []
  const hosts = [...clippings.hosts].sort((a, b) => b[1] - a[1]).map(([host]) => host)
  const some = hosts.slice(0, 5).join(', ') + (hosts.length > 5 ? ', …' : '')
  return [
    `The texts give addresses on ${hosts.length} hosts (${some}). They were read as clippings: each address is the originalUrl of its text, and the host its source. If the old site stood at one of these hosts, put a file CNAME with that host into the folder, and import again.`,
  ]
}

function hostIn(path: string): string | undefined {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? budget.text) >= budget.text)
    return undefined
  const read = readMatter(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  if ('refused' in read) return undefined
  const fields = fieldsOf(read.values)
  const address = told.flatMap(name => textsOf(fields.peek(name))).find(isWeb)
  return address && hostOf(address)
}

/** What a site is called by its host: `post` at `www.post.example`, `m.post.example`, `post.co.uk`; on a platform the whole host. */
function siteName(host: string): string {
  const parts = host.split('.')
  const isCountry = /\.[a-z]{2,3}\.[a-z]{2}$/.test(host)
  const name = parts.at(isCountry ? -3 : -2) ?? host
  return isPlatform(name) ? host : name
}

import { join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse } from 'yaml'
import { addressKey } from '../old-addresses.ts'
import { textOrNone } from '../text-or-none.ts'
import type { Folder } from './folder.ts'
import { copiedFrom } from './listed-addresses.ts'
import { namesIn } from './names-in.ts'
import type { Redirect } from './redirect.ts'
import { redirectForms } from './redirect-forms.ts'
import { isOn } from './site-of.ts'
import { asValue, type Value } from './value.ts'

/** Redirects that the folder of an old site holds, outside of its texts. */
export interface Redirects {
  /** Older addresses that lead to an address, directly or by way of others. */
  to(address: string): string[]
  /** Every address that something leads to. */
  targets: string[]
  /** What of each file was read, and what was not. */
  notes: string[]
}

/** Folders in which data and settings with redirects lie. */
const places = [...copiedFrom, '_data', 'data', 'src/_data', 'source/_data', 'config']

/**
 * Reads the redirects of a folder: of `_redirects`, `.htaccess`, `netlify.toml`, `vercel.json`, `redirects.yml`.
 *
 * @param hosts those of the site: redirects to others lead away from it. None where nothing names them
 */
export function redirectsIn(
  { root, content }: Pick<Folder, 'root' | 'content'>,
  hosts: readonly string[],
): Redirects {
  const sources = new Map<string, string[]>()
  const targets: string[] = []
  const notes: string[] = []
  for (const place of new Set([...places, content])) {
    for (const name of namesIn(join(root, place))) {
      const form = redirectForms.find(({ names }) => names.test(name))
      if (form === undefined) continue
      const file = [place, name].filter(Boolean).join('/')
      const text = textOrNone(join(root, file))
      const all = form.read(text, () => dataOf(name, text))
      const { true: plain = [], false: others = [] } = Object.groupBy(all, one => `${isPlain(one)}`)
      const own = plain.filter(({ to }) => isOn(to, hosts))
      for (const { from, to } of own) {
        const key = addressKey(to)
        const known = sources.get(key)
        if (known) known.push(from)
        else sources.set(key, [from])
        targets.push(to)
      }
      if (all.length > 0) notes.push(noteOn(file, own.length, plain.length - own.length, others))
    }
  }
  return { to: address => allTo(address, sources), targets, notes }
}

/** Whether a redirect always leads from one address to another, and not by a pattern. */
function isPlain({ from, to, isAlways }: Redirect): boolean {
  if (!isAlways) return false
  return /^(?:\/|https?:\/\/)\S*$/.test(from) && !/[*()[\]^$]|\/:\w|:splat|\$\d|\{/.test(from + to)
}

function noteOn(file: string, own: number, away: number, others: readonly Redirect[]): string {
  const read = `${file}: ${own} ${own === 1 ? 'redirect was' : 'redirects were'} read`
  const elsewhere = away === 0 ? read : `${read}, and ${away} to other sites left out`
  const [first] = others
  if (first === undefined) return `${elsewhere}.`
  const rest = `${others.length} with patterns, conditions or other statuses were not, such as ${first.from} → ${first.to}`
  return `${elsewhere}; ${rest}. Write them into the rules of the new host.`
}

function allTo(address: string, sources: ReadonlyMap<string, string[]>): string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = [addressKey(address)]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    for (const from of sources.get(key) ?? []) {
      found.add(from)
      open.push(addressKey(from))
    }
  }
  return [...found].filter(from => addressKey(from) !== addressKey(address))
}

/** What a file of data holds; nothing when it cannot be read. */
function dataOf(name: string, text: string): Value {
  try {
    if (name.endsWith('.toml')) return asValue(parseToml(text))
    return asValue(name.endsWith('.json') ? JSON.parse(text) : parse(text, { maxAliasCount: 0 }))
  } catch {
    return ''
  }
}

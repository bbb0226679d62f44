import { type Dirent, readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { decodeXML } from 'entities'
import { textOrNone } from '../text-or-none.ts'
import type { Folder } from './folder.ts'
import type { Generator } from './generator.ts'
import { namesIn } from './names-in.ts'
import { basePathOf, isOn } from './site-of.ts'
import { textAt } from './value.ts'

/** Folders from which generators copy files into the site as they are. */
export const copiedFrom = [
  '',
  'static',
  'public',
  'source',
  'src',
  'content/extra',
  'extra',
  'assets',
]

/** Where each generator writes the site, and the setting that says otherwise. */
const written: Record<Generator, readonly [setting: string, usual: string]> = {
  hugo: ['publishDir', 'public'],
  jekyll: ['destination', '_site'],
  hexo: ['public_dir', 'public'],
  pelican: ['OUTPUT_PATH', 'output'],
  eleventy: ['output', '_site'],
  astro: ['outDir', 'dist'],
  none: ['destination', '_site'],
}

const lists = /^(?:sitemap[\w.-]*|feed|atom|rss|index)\.xml$/i

/**
 * Addresses that the folder of an old site lists: in sitemaps and feeds, and by the pages of a build that lies in it.
 * Those on other hosts than the given ones of the site prove nothing.
 */
export function* listedAddresses(folder: Folder, hosts: readonly string[]): Yielded<string> {
  const [setting, usual] = written[folder.generator]
  const told = posix.normalize((textAt(folder.settings, setting) ?? usual).replace(/^\/+/, ''))
  const output = /^\.\.?(?:\/|$)/.test(told) ? '' : told.replace(/\/+$/, '')
  for (const place of new Set([...copiedFrom, output])) {
    for (const name of namesIn(join(folder.root, place)).filter(one => lists.test(one)))
      for (const address of addressesInXml(join(folder.root, place, name)))
        if (isOn(address, hosts)) yield address
  }
  if (output !== '') yield* builtPages(join(folder.root, output), basePathOf(folder))
}

type Yielded<Value> = globalThis.Generator<Value>

function* addressesInXml(path: string): Yielded<string> {
  const found = textOrNone(path).matchAll(
    /<(?:loc|link|guid)\b[^>]*>\s*(?:<!\[CDATA\[)?\s*(https?:[^\s<\]]+)|<link\b[^>]*\bhref="(https?:[^"]+)"/g,
  )
  for (const [, text, href] of found) {
    const address = decodeXML(text ?? href ?? '')
    if (!/[{}]/.test(address)) yield address
  }
}

/** The addresses of pages below a folder that a generator wrote. */
function* builtPages(folder: string, address: string): Yielded<string> {
  for (const entry of entriesIn(folder)) {
    if (entry.isDirectory()) yield* builtPages(join(folder, entry.name), `${address}/${entry.name}`)
    else if (/\.html?$/i.test(entry.name)) yield `${address}/${entry.name}`
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

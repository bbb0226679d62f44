import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { siteHeaders } from '../hosts/headers.ts'
import type { Rules } from '../hosts/rules.ts'
import { writeAtOnce } from '../intake/write-at-once.ts'
import type { Folders } from './folders.ts'

/** Where a build keeps the rules of its site, for `npm run preview`. */
function rulesPath({ cache }: Pick<Folders, 'cache'>): string {
  return join(cache, 'rules.json')
}

/** Keeps the rules of a site. */
export function keepRules(rules: Rules, folders: Pick<Folders, 'cache'>): void {
  writeAtOnce(rulesPath(folders), JSON.stringify(rules))
}

/** The rules of the site that was built last; without them, headers alone. */
export function keptRules(folders: Pick<Folders, 'cache'>, basePath: string): Rules {
  try {
    return JSON.parse(readFileSync(rulesPath(folders), 'utf8'))
  } catch {
    return { basePath, moved: [], gone: [], headers: siteHeaders }
  }
}

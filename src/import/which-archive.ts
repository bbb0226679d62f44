import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ImportOptions } from './import-options.ts'
import type { Named } from './naming.ts'
import { type Source, type SourceKind, Unusable } from './old-item.ts'
import { readReport } from './read-report.ts'
import type { Report } from './report.ts'
import { hostOf } from './text/links.ts'

/** What tells an archive from others: of which kind it is, and of which site. */
type Archive = Pick<Source, 'kind' | 'site'>

/** Kinds whose items are known by numbers or paths, which those of another site have too. */
const alike: readonly SourceKind[] = ['wordpress', 'ghost', 'markdown']

/** Throws `Unusable` when the report is that of another archive, whose items may be called the same. */
export function refuseOther(before: Archive | undefined, { source, report }: ImportOptions): void {
  if (before === undefined || !alike.includes(source.kind)) return
  const [was, is] = [before, source].map(hostIn)
  if (before.kind === source.kind && (was === is || !was || !is)) return
  throw new Unusable(
    `${report} is the report of another archive: ${told(before)}, and this is ${told(source)}. Give what you import a report of its own by --as NAME; or, when it is the same archive, write its new address into the report.`,
  )
}

/**
 * Throws `Unusable` when another report knows items of the archive, of which there is none under its own name: a newer
 * export has another one, and everything would be there twice.
 */
export function refuseDoubled(
  named: { get: (key: string) => Named | undefined },
  { source, report, isNew }: ImportOptions,
): void {
  const folder = dirname(report)
  if (isNew || !existsSync(folder)) return
  for (const name of readdirSync(folder).filter(file => file.endsWith('.json'))) {
    const other = readReport(join(folder, name))
    if (other === undefined || !isDouble(other, source, named)) continue
    throw new Unusable(
      `${join(folder, name)} is the report of an import of the same archive: ${told(other.source)}. To go on with it, add --as ${basename(name, '.json')}; to import this beside it, add --as ${basename(report, '.json')}.`,
    )
  }
}

/** Whether an archive has an item of another: of the same key, and on the same site or with the same old address. */
function isDouble(
  { source: other, items }: Report,
  source: Archive,
  named: { get: (key: string) => Named | undefined },
): boolean {
  const [was, is] = [other, source].map(hostIn)
  if (other.kind !== source.kind || (was && is && was !== is)) return false
  const isOneSite = was !== '' && was === is
  return Iterator.from(items).some(({ key, file, led = [] }) => {
    const own = file === undefined ? undefined : named.get(key)
    if (own === undefined) return false
    return isOneSite || own.led.some(({ old }) => led.some(one => one.old === old))
  })
}

function hostIn({ site }: Archive): string {
  return hostOf(site.address ?? '')
}

function told({ kind, site }: Archive): string {
  return `${kind} of ${site.address ?? 'an unknown address'}`
}

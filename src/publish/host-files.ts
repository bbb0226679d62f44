import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Host, hosts } from '../archive/hosts.ts'
import type { Problem } from '../archive/problem.ts'
import { checkRules } from '../hosts/check.ts'
import type { Fault } from '../hosts/faults.ts'
import { foldRules } from '../hosts/fold.ts'
import { siteHeaders } from '../hosts/headers.ts'
import { ruleFiles } from '../hosts/rule-files.ts'
import type { Rules } from '../hosts/rules.ts'
import { hostRules } from '../plan/host-rules.ts'
import type { Plan } from '../plan/plan.ts'
import { fileOf, foldersAbove } from '../plan/site-path.ts'
import type { Folders } from './folders.ts'

/** Where the rule files are that are not part of the site, a folder for each host: beside the site's own folder. */
export function rulesFolder({ out }: Pick<Folders, 'out'>): string {
  return join(dirname(out), `${basename(out)}-rules`)
}

/** What each host of a site cannot do with its rules. `files` are those of `public/`. */
export function checkHosts(plan: Plan, files: readonly string[]): Problem[] {
  const { host: chosen } = plan.archive.site
  if (chosen.length === 0) return []
  const rules = rulesOf(plan)
  const place = { file: 'site.yaml', at: 'host' } as const
  const taken = new Map(files.map(file => [file, `public/${file}`]))
  return chosen.flatMap((host): Problem[] => {
    const fitting = fittingRules(host, rules, plan)
    const faults = checkRules(host, fitting)
    const told = faults.filter(({ stops, limit }) => stops || saidAloud.has(limit))
    if (faults.some(({ stops }) => stops)) return told.map(fault => problemOf(fault, place))
    const clashes = ruleFiles(host, fitting).flatMap(({ name, place: where }): Problem[] => {
      const other = where === 'site' ? taken.get(name) : undefined
      if (where === 'site') taken.set(name, host)
      return other === undefined ? [] : [{ code: 'host-file-taken', ...place, host, name, other }]
    })
    return [...told.map(fault => problemOf(fault, place)), ...clashes]
  })
}

/** What readers get in another way than a host's rules would give it, and its keeper should know. */
const saidAloud: ReadonlySet<string> = new Set(['gone', 'signs'])

function problemOf({ stops, ...fault }: Fault, place: { file: string; at: string }): Problem {
  return { code: stops ? 'host-refuses' : 'host-gives-less', ...place, ...fault }
}

/** Writes the rule files of the hosts of a site: into its stage, and, where they are none of its files, beside its folder. */
export function writeHostFiles(plan: Plan, stage: string, folders: Pick<Folders, 'out'>): void {
  const beside = rulesFolder(folders)
  for (const host of hosts) rmSync(join(beside, host), { recursive: true, force: true })
  const { host: chosen } = plan.archive.site
  if (chosen.length === 0) return
  const rules = rulesOf(plan)
  for (const host of chosen) {
    for (const { name, text, place } of ruleFiles(host, fittingRules(host, rules, plan))) {
      const path = place === 'site' ? join(stage, name) : join(beside, host, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}

/** The rules of a site. Hosts answer for the site alone: what leads to another site does so by its page. */
function rulesOf(plan: Plan): Rules {
  const { moved, gone } = hostRules(plan)
  return {
    basePath: plan.archive.site.basePath,
    moved: moved.filter(({ to }) => to.startsWith('/')),
    gone,
    headers: siteHeaders,
  }
}

/** Rules as they are; where a host takes fewer, with folders that moved alike as one. */
function fittingRules(host: Host, rules: Rules, plan: Plan): Rules {
  const isTooMany = checkRules(host, rules).some(
    ({ stops, instead }) => stops && instead === 'fold',
  )
  if (!isTooMany) return rules
  const live = plan.pages.filter(({ kind }) => kind !== 'alias' && kind !== 'gone')
  const folders = new Set(
    live.flatMap(({ address }) => foldersAbove(fileOf(address)).map(folder => `/${folder}/`)),
  )
  return foldRules(rules, folder => folders.has(folder))
}

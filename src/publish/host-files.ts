import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Host, hosts } from '../archive/hosts.ts'
import type { Problem } from '../archive/problem.ts'
import { checkRules } from '../hosts/check.ts'
import type { Fault } from '../hosts/faults.ts'
import { foldRules } from '../hosts/fold.ts'
import { ruleFiles } from '../hosts/rule-files.ts'
import type { RuleFile, Rules } from '../hosts/rules.ts'
import type { Plan } from '../plan/plan.ts'
import { fileOf, foldersAbove } from '../plan/site-path.ts'
import type { Folders } from './folders.ts'
import { formerBases, rulesOf } from './rules-of-host.ts'

/** Where the rule files are that are not part of the site, a folder for each host: beside the site's own folder. */
export function rulesFolder({ out }: Pick<Folders, 'out'>): string {
  return join(dirname(out), `${basename(out)}-rules`)
}

/** What each host of a site cannot do with its rules. `files` are those of `public/`. */
export function checkHosts(plan: Plan, files: readonly string[]): Problem[] {
  const { host: chosen } = plan.archive.site
  const moved = movedBase(plan)
  if (chosen.length === 0) return moved
  const rules = rulesOf(plan)
  const place = { file: 'site.yaml', at: 'host' } as const
  const taken = new Map(files.map(file => [file, `public/${file}`]))
  const found = chosen.flatMap((host): Problem[] => {
    const fitting = fittingRules(host, rules, plan)
    const faults = checkRules(host, fitting)
    const told = faults.filter(({ stops, limit }) => stops || saidAloud.has(limit))
    if (faults.some(({ stops }) => stops)) return told.map(fault => problemOf(fault, place))
    const clashes = filesFor(host, fitting, plan).flatMap(({ name, place: where }): Problem[] => {
      const other = where === 'site' ? taken.get(name) : undefined
      if (where === 'site') taken.set(name, host)
      return other === undefined ? [] : [{ code: 'host-file-taken', ...place, host, name, other }]
    })
    return [...told.map(fault => problemOf(fault, place)), ...clashes]
  })
  return [...moved, ...found]
}

/** Hosts that know no rules by which another folder could lead on. */
const withoutRules: ReadonlySet<Host> = new Set(['github-pages', 's3'])

/** That a site was in another folder of its host, from which nothing leads on. */
function movedBase(plan: Plan): Problem[] {
  const { host, basePath: now } = plan.archive.site
  if (host.some(one => !withoutRules.has(one))) return []
  return formerBases(plan).map(before => ({
    ...{ code: 'base-path-moved', file: 'site.yaml', at: 'basePath', before, now },
  }))
}

/** The rule files of a host. Those that it reads in the root of its folder are beside a site that is not there. */
function filesFor(host: Host, rules: Rules, { archive: { site } }: Plan): RuleFile[] {
  const files = ruleFiles(host, rules)
  return site.basePath === '/' ? files : files.map(file => ({ ...file, place: 'beside' }))
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
    for (const { name, text, place } of filesFor(host, fittingRules(host, rules, plan), plan)) {
      const path = place === 'site' ? join(stage, name) : join(beside, host, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}

/** Rules as they are; where a host takes fewer, with folders that moved alike as one. */
function fittingRules(host: Host, rules: Rules, plan: Plan): Rules {
  const isTooMany = checkRules(host, rules).some(
    ({ stops, instead }) => stops && instead === 'fold',
  )
  if (!isTooMany) return rules
  // Rules are of the whole host where the site was in another folder of it.
  const { basePath } = plan.archive.site
  const start = rules.basePath === basePath ? '' : basePath.slice(0, -1)
  const live = plan.pages.filter(({ kind }) => kind !== 'alias' && kind !== 'gone')
  const folders = new Set(
    live.flatMap(({ address }) =>
      foldersAbove(fileOf(start + address)).map(folder => `/${folder}/`),
    ),
  )
  return foldRules(rules, folder => folders.has(folder))
}

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

/** The rule files of a host of a site, and what that host cannot do. It has none where it would refuse them. */
export interface HostFiles {
  host: Host
  files: readonly RuleFile[]
  faults: readonly Fault[]
}

/** The rule files of hosts of a site, in the order of `host` in its settings where they are not named. */
export function hostFilesOf(
  plan: Plan,
  chosen: readonly Host[] = plan.archive.site.host,
): HostFiles[] {
  const { basePath } = plan.archive.site
  if (chosen.length === 0) return []
  const rules = rulesOf(plan)
  return chosen.map(host => {
    const fitting = fittingRules(host, rules, plan)
    const { faults } = fitting
    const files = faults.some(({ stops }) => stops) ? [] : ruleFiles(host, fitting.rules)
    // Those that a host reads in the root of its folder are beside a site that is not there.
    const isInRoot = basePath === '/'
    return {
      ...{ host, faults },
      files: isInRoot ? files : files.map(file => ({ ...file, place: 'beside' })),
    }
  })
}

/** What each host of a site cannot do with its rules. `files` are those of `public/`. */
export function checkHosts(
  plan: Plan,
  hostFiles: readonly HostFiles[],
  files: readonly string[],
): Problem[] {
  const place = { file: 'site.yaml', at: 'host' } as const
  const taken = new Map(files.map(file => [file, `public/${file}`]))
  const found = hostFiles.flatMap(({ host, faults, files: own }): Problem[] => {
    const told = faults.filter(({ stops, limit }) => stops || saidAloud.has(limit))
    const clashes = own.flatMap(({ name, place: where }): Problem[] => {
      const other = where === 'site' ? taken.get(name) : undefined
      if (where === 'site') taken.set(name, host)
      return other === undefined ? [] : [{ code: 'host-file-taken', ...place, host, name, other }]
    })
    return [...told.map(fault => problemOf(fault, place)), ...clashes]
  })
  return [...movedBase(plan), ...found]
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

/** What readers get in another way than a host's rules would give it, and its keeper should know. */
const saidAloud: ReadonlySet<string> = new Set(['gone', 'signs', 'precompressed'])

function problemOf({ stops, ...fault }: Fault, place: { file: string; at: string }): Problem {
  return { code: stops ? 'host-refuses' : 'host-gives-less', ...place, ...fault }
}

/** Writes the rule files of the hosts of a site: into its stage, and, where they are none of its files, beside its folder. */
export function writeHostFiles(
  hostFiles: readonly HostFiles[],
  stage: string,
  folders: Pick<Folders, 'out'>,
): void {
  const beside = rulesFolder(folders)
  for (const host of hosts) rmSync(join(beside, host), { recursive: true, force: true })
  for (const { host, files } of hostFiles) {
    for (const { name, text, place } of files) {
      const path = place === 'site' ? join(stage, name) : join(beside, host, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}

/** Rules as they are, with what a host cannot do; where it takes fewer, with folders that moved alike as one. */
function fittingRules(host: Host, rules: Rules, plan: Plan): { rules: Rules; faults: Fault[] } {
  const faults = checkRules(host, rules)
  const isTooMany = faults.some(({ stops, instead }) => stops && instead === 'fold')
  if (!isTooMany) return { rules, faults }
  // Rules are of the whole host where the site was in another folder of it.
  const { basePath } = plan.archive.site
  const start = rules.basePath === basePath ? '' : basePath.slice(0, -1)
  const live = plan.pages.filter(({ kind }) => kind !== 'alias' && kind !== 'gone')
  const folders = new Set(
    live.flatMap(({ address }) =>
      foldersAbove(fileOf(start + address)).map(folder => `/${folder}/`),
    ),
  )
  const folded = foldRules(rules, folder => folders.has(folder))
  return { rules: folded, faults: checkRules(host, folded) }
}

import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Saving } from '../archive/explain-size.ts'
import type { Problem } from '../archive/problem.ts'
import type { Site } from '../archive/site.ts'
import { type Excess, excessesOf, mostOf, type SiteSize } from '../hosts/fits.ts'
import type { Host } from '../hosts/rules.ts'
import { type Plan, planOf } from '../plan/plan.ts'
import { plannedFiles } from '../plan/planned-files.ts'
import { type Chosen, fewestSwitches, type Switch, switched } from '../plan/switches.ts'
import type { HostFiles } from './host-files.ts'
import { mark } from './site-mark.ts'
import { filesOfDeploys, type Sizes, sizeOf } from './site-size.ts'

/** What is in a site beside what its plan makes. */
export interface Beside {
  /** Files of `public/`, with their sizes. */
  files: Sizes
  /** Scripts, styles and fonts, with their sizes. */
  assets: Sizes
  hostFiles: readonly HostFiles[]
}

/** Files of a folder, with their sizes. */
export function sizesIn(folder: string, files: readonly string[]): Sizes {
  return files.map(file => {
    const stats = statSync(join(folder, file), { throwIfNoEntry: false })
    return [file, stats?.size ?? 0]
  })
}

/** What is in a site beside what its plan makes, file by file. */
export function filesBeside({ files, assets, hostFiles }: Beside): Sizes {
  const ofHosts = hostFiles.flatMap(one => one.files).filter(({ place }) => place === 'site')
  const rules = ofHosts.map(({ name, text }) => [name, Buffer.byteLength(text)] as const)
  return [...files, ...assets, ...rules, [mark.file, mark.text.length]]
}

/** A site whose size is asked for. */
export interface Sized {
  plan: Plan
  beside: Beside
  /** The bytes of all that the plan makes, or another plan of the archive; undefined where they are not known. */
  bytesOf?: ((plan: Plan) => number) | undefined
}

/** How large a site is; with `more` files, which are given those of the site. */
export function sizeOfSite(
  { plan, beside, bytesOf }: Sized,
  more: (files: readonly string[]) => readonly string[] = () => [],
): SiteSize {
  const others = filesBeside(beside)
  const files = [...plannedFiles(plan), ...others.map(([file]) => file)]
  const bytes = bytesOf && others.reduce((sum, [, size]) => sum + size, bytesOf(plan))
  return sizeOf([...files, ...more(files)], others, bytes)
}

/** How large a site is where it is deployed to. */
function sizeAtTarget(sized: Sized): SiteSize {
  return sizeOfSite(sized, files => filesOfDeploys(sized.plan, files))
}

/**
 * That a site, or a file of it, is too large for its hosts, with the settings that make it smaller. `size` is how large it is
 * where that is known better than by its plan.
 */
export function checkSize(sized: Sized, size?: SiteSize): Problem[] {
  const { site } = sized.plan.archive
  const { host: hosts, hostPlan } = site
  if (hosts.length === 0) return []
  const sizeWith = sizesWithSwitches(sized)
  const own = size ?? sizeWith([])
  const copied = new Set(sized.beside.files.map(([file]) => file))
  const whole = (file = '') => (copied.has(file) ? `public/${file}` : file)
  return hosts.flatMap(host => {
    const excesses = excessesOf(host, hostPlan, own)
    const place = { file: 'site.yaml', at: 'host', host } as const
    const tooLarge = excesses.filter(isOfFile).map(
      ({ at, ...excess }): Problem => ({
        ...{ code: 'host-file-too-large', ...place, ...excess, name: whole(at) },
      }),
    )
    const rest = excesses.filter(one => !isOfFile(one))
    if (rest.length === 0) return tooLarge
    const ways = waysToFit(host, site, sizeWith, own)
    const tooMuch = rest.map(
      ({ at, ...excess }): Problem => ({
        ...{ code: 'host-too-small', ...place, ...excess, ...named(at), ...ways },
        paid: mostOf(host, excess.limit, 'paid') ?? excess.most,
      }),
    )
    return [...tooMuch, ...tooLarge]
  })
}

function isOfFile({ limit }: Excess): boolean {
  return limit === 'largest-file'
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name }
}

/** Gives how large a site is, where it is deployed to, with switches set. */
type SizeWith = (set: readonly Switch[]) => SiteSize

/** Plans a site with switches set, each set of them once. */
export function sizesWithSwitches(sized: Sized): SizeWith {
  const { archive, images, indexing } = sized.plan
  const names = sized.beside.files.map(([file]) => file)
  const known = new Map<string, SiteSize>()
  return set => {
    const key = set.map(({ name }) => name).join()
    const planWith = () => planOf(switched(archive, set), images, indexing, names)
    const size =
      known.get(key) ?? sizeAtTarget(set.length === 0 ? sized : { ...sized, plan: planWith() })
    known.set(key, size)
    return size
  }
}

/** The settings with which a site that is as large as `now` fits a host, and whether it does. */
export function waysToFit(
  host: Host,
  site: Site,
  sizeWith: SizeWith,
  now = sizeWith([]),
): { savings: Saving[]; fits: boolean } {
  // What is there beside the plan stays with every setting.
  const planned = sizeWith([])
  const whole = (set: readonly Switch[]): SiteSize => {
    const { files, bytes, ...size } = sizeWith(set)
    const more = bytes === undefined ? undefined : bytes + (now.bytes ?? 0) - (planned.bytes ?? 0)
    return { ...size, files: files + now.files - planned.files, bytes: more }
  }
  const fits = (size: SiteSize) => excessesOf(host, site.hostPlan, size).every(isOfFile)
  const isLess = (one: SiteSize, other: SiteSize) =>
    one.files < other.files || (one.bytes ?? 0) < (other.bytes ?? 0)
  const chosen = fewestSwitches(site, whole, { fits, isLess })
  return { savings: chosen.map(savingOf), fits: fits(chosen.at(-1)?.after ?? now) }
}

function savingOf({ set, before, after }: Chosen<SiteSize>): Saving {
  const { name, setting } = set
  const bytes = (before.bytes ?? 0) - (after.bytes ?? 0)
  return { name, setting, files: before.files - after.files, bytes }
}

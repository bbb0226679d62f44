import type { Saving } from '../archive/explain-size.ts'
import { type Excess, excessesOf, type HostPlan, mostOf } from '../hosts/fits.ts'
import type { SiteCountable } from '../hosts/limits.ts'
import { type Host, hosts } from '../hosts/rules.ts'
import { kindOf } from '../plan/kinds.ts'
import type { PageKind } from '../plan/page.ts'
import type { Plan } from '../plan/plan.ts'
import { searchFiles } from '../plan/search-files.ts'
import { type Beside, filesBeside, sizeOfSite, sizesWithSwitches, waysToFit } from './check-size.ts'
import { hostFilesOf } from './host-files.ts'
import type { PredictedSite } from './predict-site.ts'
import { rulesOf } from './rules-of-host.ts'

/** What a site will be, and which hosts it fits. */
export interface SitePlan {
  files: number
  folders: number
  bytes: number
  /** Its files by what they are, those that are most bytes first. */
  shares: Share[]
  /** Rules for old addresses and what is gone, and patterns for headers. */
  rules: number
  headerPatterns: number
  hosts: HostFit[]
  /** The encodings of precompressed files, which are in no figure here. */
  precompressed: readonly string[]
}

/** Files of a kind. */
interface Share {
  what: string
  files: number
  bytes: number
}

/** Whether a site fits a host. */
export interface HostFit {
  host: Host
  plan: HostPlan
  /** Whether the settings name it. */
  isChosen: boolean
  fits: boolean
  /** Whether its bytes are so near what the host takes that only a build knows. */
  isClose: boolean
  /** Of what the host takes only so many, and how many the site has. */
  limits: { limit: SiteCountable; count: number; most: number }[]
  /** Of what the site has too much. */
  excesses: Excess[]
  /** What the host refuses of its rules. */
  refused: string[]
  /** The settings with which the size fits, those that cost readers least first, and whether it does. */
  savings: Saving[]
  fitsThen: boolean
}

/** What a site will be, by what was predicted of its plan. */
export function sitePlanOf(plan: Plan, beside: Beside, site: PredictedSite): SitePlan {
  const sized = { plan, beside, bytesOf: site.bytesOf }
  const { files, folders, bytes = 0 } = sizeOfSite(sized)
  const { moved, gone, headers } = rulesOf(plan)
  return {
    ...{ files, folders, bytes, shares: sharesOf(plan, beside, site) },
    ...{ rules: moved.length + gone.length, headerPatterns: headers.length },
    hosts: hosts.map(host => fitOf(host, plan, beside, site)),
    precompressed: plan.archive.site.precompressed,
  }
}

/** By what part of it a prediction of bytes may be wrong. */
const uncertain = 0.01

const measured = ['files', 'entries', 'folder-entries', 'site-size'] as const

function fitOf(host: Host, plan: Plan, beside: Beside, { bytesOf }: PredictedSite): HostFit {
  const { site } = plan.archive
  const isChosen = site.host.includes(host)
  const hostFiles = isChosen ? beside.hostFiles : hostFilesOf(plan, [host])
  const at = site.hostPlan
  const mostBytes = mostOf(host, 'site-size', at)
  const sized = {
    ...{ plan, beside: { ...beside, hostFiles } },
    bytesOf: mostBytes === undefined ? undefined : bytesOf,
  }
  const sizeWith = sizesWithSwitches(sized)
  const size = sizeWith([])
  const excesses = excessesOf(host, at, size)
  const faults = hostFiles.find(one => one.host === host)?.faults ?? []
  const refused = faults.filter(({ stops }) => stops).map(({ limit }) => limit)
  const counts = {
    files: size.files,
    entries: size.files + size.folders,
    'folder-entries': size.fullest.entries,
    'site-size': size.bytes ?? 0,
  }
  const limits = measured.flatMap(limit => {
    const most = mostOf(host, limit, at)
    return most === undefined ? [] : [{ limit, count: counts[limit], most }]
  })
  const ways = excesses.length > 0 ? waysToFit(host, site, sizeWith) : { savings: [], fits: true }
  return {
    ...{ host, plan: at, isChosen, fits: excesses.length + refused.length === 0 },
    isClose: Math.abs((size.bytes ?? 0) / (mostBytes ?? 1) - 1) < uncertain,
    ...{ limits, excesses, refused, savings: ways.savings, fitsThen: ways.fits },
  }
}

/** What keepers call files of a kind, where that is not what the summary of a build counts them among. */
const names: Partial<Record<PageKind, string>> = {
  article: 'articles',
  record: 'articles for programs',
  catalogue: 'catalogue',
  cataloguePart: 'catalogue',
  image: 'pictures',
  card: 'social cards',
  alias: 'old addresses',
  asked: 'old addresses',
  gone: 'old addresses',
  feedArchive: 'feeds',
}

function sharesOf(plan: Plan, beside: Beside, { sizeOf, search }: PredictedSite): Share[] {
  const shares = new Map<string, Share>()
  const add = (what: string, bytes: number, files = 1) => {
    const share = shares.get(what) ?? { what, files: 0, bytes: 0 }
    shares.set(what, { what, files: share.files + files, bytes: share.bytes + bytes })
  }
  for (const page of plan.pages) {
    const as = kindOf(page.kind).countedAs
    add(names[page.kind] ?? (as === 'page' ? 'other pages' : `${as}s`), sizeOf(page))
  }
  add('search', search, plan.editions.flatMap(searchFiles).length)
  for (const [, size] of beside.files) add('files of public/', size)
  for (const [, size] of beside.assets) add('scripts, styles and fonts', size)
  for (const [, size] of filesBeside({ ...beside, files: [], assets: [] }))
    add('files for hosts and builds', size)
  const all = [...shares.values()].map(share => ({ ...share, bytes: Math.round(share.bytes) }))
  return all.sort((one, other) => other.bytes - one.bytes)
}

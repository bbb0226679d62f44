import { figure, limits, type SiteCountable } from './limits.ts'
import type { Host } from './rules.ts'

/** What a keeper has with a host: what costs nothing, or what is paid for. */
export type HostPlan = 'free' | 'paid'

/** How large a site is. */
export interface SiteSize {
  files: number
  folders: number
  /** Of all files; undefined where it is not known. */
  bytes?: number | undefined
  /** The largest files that are known, the largest first. */
  largest: readonly { file: string; size: number }[]
  /** The folder that holds most files and folders. */
  fullest: { folder: string; entries: number }
}

/** Something of which a site has more than a host takes. */
export interface Excess {
  limit: SiteCountable
  count: number
  most: number
  /** The file or the folder. */
  at?: string
}

/** How many of something a host takes; undefined when there is no limit. */
export function mostOf(host: Host, what: SiteCountable, plan: HostPlan): number | undefined {
  const { most, paid } = figure(host, what) ?? {}
  return plan === 'paid' ? (paid ?? most) : most
}

/** Whether a host takes more of those who pay. */
export function hasPlans(host: Host): boolean {
  return limits[host].figures.some(({ paid }) => paid !== undefined)
}

/** All of which a site has more than a host takes. */
export function excessesOf(host: Host, plan: HostPlan, size: SiteSize): Excess[] {
  const { files, folders, bytes = 0, largest, fullest } = size
  const measured: Omit<Excess, 'most'>[] = [
    { limit: 'files', count: files },
    { limit: 'entries', count: files + folders },
    { limit: 'folder-entries', count: fullest.entries, at: fullest.folder },
    { limit: 'site-size', count: bytes },
    ...largest.map(({ file, size: count }) => ({
      limit: 'largest-file' as const,
      count,
      at: file,
    })),
  ]
  return measured.flatMap(one => {
    const most = mostOf(host, one.limit, plan)
    return most !== undefined && one.count > most ? [{ ...one, most }] : []
  })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../plan/plan.ts'
import { fileOf } from '../plan/site-path.ts'
import { deltaOf, type FoundWithMarks, staleParts } from './delta.ts'
import type { Folders } from './folders.ts'
import { ledgerPath, openLedger } from './ledger.ts'
import { makeFiles } from './make-files.ts'
import type { makerDigests } from './maker-digests.ts'
import type { Opened } from './open.ts'
import { type PredictedPages, predictPages } from './predict-pages.ts'
import { predictSearch } from './predict-search.ts'
import { lookAside, surveyOf } from './survey.ts'
import type { Templates } from './templates.ts'

/** How large what a plan makes will be. */
export interface PredictedSite {
  sizeOf: PredictedPages['sizeOf']
  /** The bytes of the search. */
  search: number
  /** Of all that the plan makes, or another plan of the archive. */
  bytesOf: (plan: Plan) => number
}

/** Joins what was predicted of pages and of the search. */
export function predicted(
  sizeOf: PredictedPages['sizeOf'],
  parts: ReadonlyMap<string, number>,
): PredictedSite {
  const search = [...parts.values()].reduce((sum, size) => sum + size, 0)
  const bytesOf = ({ pages }: Plan) => pages.reduce((sum, page) => sum + sizeOf(page), search)
  return { sizeOf, search, bytesOf: plan => Math.round(bytesOf(plan)) }
}

/** What is in the output folder, and what its ledger says. */
export async function foundIn(folders: Folders): Promise<FoundWithMarks> {
  const seen = await lookAside(folders)
  const ledger = openLedger(ledgerPath(folders.cache))
  const [rows, marks] = [ledger.rows(), ledger.marks()]
  ledger.close()
  return { rows, marks, survey: surveyOf(folders.out, seen, rows) }
}

/**
 * Predicts how large a site will be, without a build. What need not be made again is as large as the ledger says; of the rest,
 * some is made in a folder of the cache that is removed afterwards. Pictures that were made for that are kept there.
 */
export async function predictSite(
  opened: Opened,
  templates: Templates,
  makers: ReturnType<typeof makerDigests>,
  folders: Folders,
): Promise<PredictedSite> {
  const { plan, store } = opened
  const found = await foundIn(folders)
  const stale = staleParts(plan, found)
  const { pages } = await deltaOf(opened, found, stale, makers(templates.digest))
  const stage = mkdtempSync(join(folders.cache, 'plan-'))
  try {
    const { sizeOf } = await predictPages(plan, {
      known: ({ address }) =>
        pages.has(address) ? undefined : found.rows.get(fileOf(address))?.size,
      make: addresses => {
        const some = addresses.map(address => [address, plan.at(address)] as const)
        return makeFiles(opened, some, templates, folders, stage)
      },
      html: store.html,
      folders,
    })
    const parts = await predictSearch(opened, { rows: found.rows, stale }, folders, stage)
    return predicted(sizeOf, parts)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

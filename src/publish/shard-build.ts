import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { byText } from '../archive/order.ts'
import { shardSummary } from '../terminal/summary.ts'
import { Refusal, say } from '../terminal/telling.ts'
import { deltaOf, staleParts } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import { inputsOf } from './last-build.ts'
import { ledgerPath, openLedger } from './ledger.ts'
import { madeFromFolders, templatesDigest } from './made-from.ts'
import { makeFiles, searchOf } from './make-files.ts'
import { type Build, toolsFor } from './make-site.ts'
import { makerDigests } from './maker-digests.ts'
import { nothingPublished } from './nothing-published.ts'
import type { Opened } from './open.ts'
import { openOrRefuse } from './open-or-refuse.ts'
import { checkPlaceOfPart, writePart } from './part-folder.ts'
import type { MadeFile } from './render-worker.ts'
import { type Parts, sizesOfParts } from './search-parts.ts'
import { isOfShard, lumpsOf, type Shard, shownShard } from './shard.ts'
import { filesIn, rowOf } from './site-files.ts'
import { lookAside, surveyOf } from './survey.ts'
import { lockCache } from './take-locks.ts'
import type { ShardTask } from './task.ts'
import { keptTemplates } from './templates.ts'

/**
 * Begins to make one of the parts of a site: what is stale of it, as far as the output folder is here to be compared, and
 * belongs to this shard. The output folder and its ledger are only looked at. Throws when the content has errors or the
 * part may not go where it should.
 */
export async function beginShard(folders: Folders, { shard, part }: ShardTask): Promise<Build> {
  const started = performance.now()
  const began = Date.now()
  const { cache, out } = folders
  checkPlaceOfPart(part, folders)
  lockCache(folders)
  const looking = lookAside(folders)
  looking.catch(() => undefined)
  const ledger = openLedger(ledgerPath(cache))
  const [rows, marks, published] = [ledger.rows(), ledger.marks(), ledger.articleCount()]
  ledger.close()
  const from = madeFromFolders(folders)
  const state = stateOf(folders)
  const makers = makerDigests()
  const stage = stageOf(folders)
  await rm(stage, { recursive: true, force: true })
  const opened = await openOrRefuse(folders, { now: began, published, isBrief: true })
  const found = { rows, marks, survey: surveyOf(out, await looking, rows) }
  const parts = partsOf(shard, opened, staleParts(opened.plan, found))
  const search = searchOf(opened, parts, folders)
  search.catch(() => undefined)
  const tools = toolsFor(opened)
  return {
    began,
    tools,
    templates: keptTemplates(cache, tools),
    end: async templates => {
      const isOwn = (address: string) => isOfShard(address, shard)
      const { pages } = await deltaOf(opened, found, parts, makers(templates.digest), isOwn)
      const made = await makeFiles(opened, pages, templates, folders)
      await search
      if (stateOf(folders) !== state) {
        throw new Refusal('The content was changed while the part was made. Make the part again.')
      }
      const until = opened.archive.until ?? null
      writePart(part, stage, {
        ...shard,
        madeFrom: { ...from, until, templates: templatesDigest(templates) },
        files: [...made, ...searchFiles(parts, stage)].sort((a, b) => byText(a.file, b.file)),
      })
      await rm(stage, { recursive: true, force: true })
      opened.store.close()
      const seconds = (performance.now() - started) / 1000
      const done = { pages: pages.size, parts: parts.size, read: opened.read, seconds }
      say(shardSummary(shownShard(shard), done, part))
    },
    fate: () => `No part was made. ${nothingPublished(folders)}`,
  }
}

/** What the disk says of all files that a part is made from. */
function stateOf(folders: Folders): string {
  return inputsOf(folders, '', Number.POSITIVE_INFINITY) ?? madeFromFolders(folders).content
}

/** Of stale parts of the search, those that a shard makes. */
function partsOf(shard: Shard, { plan }: Opened, stale: Parts): Parts {
  const own = lumpsOf(sizesOfParts(plan), shard)
  return new Map([...stale].filter(([name]) => own.has(name)))
}

/** The files of parts of the search that are in a stage. */
function searchFiles(parts: Parts, stage: string): MadeFile[] {
  return [...parts.keys()].flatMap(part =>
    filesIn(stage, part).map(file => {
      const { size, sha256 } = rowOf(join(stage, file), '')
      return { file, size, sha256 }
    }),
  )
}

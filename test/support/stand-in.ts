import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PublishedFiles } from '../../src/deploy/published-file.ts'
import { archiveFile } from '../../src/plan/archive-files.ts'
import type { Code } from '../../src/plan/fingerprint.ts'
import { kindOf } from '../../src/plan/kinds.ts'
import { readyPage } from '../../src/plan/ready-page.ts'
import { fileOf } from '../../src/plan/site-path.ts'
import { besides } from '../../src/publish/against.ts'
import { compressStage } from '../../src/publish/compress.ts'
import { copyInto } from '../../src/publish/copy-into.ts'
import { deltaOf, staleParts } from '../../src/publish/delta.ts'
import { stageOf } from '../../src/publish/folders.ts'
import { ledgerPath, openLedger } from '../../src/publish/ledger.ts'
import { type Opened, open } from '../../src/publish/open.ts'
import { finish, type Outcome, readyFiles } from '../../src/publish/publish.ts'
import { makingOf } from '../../src/publish/search-parts.ts'
import { surveyOf } from '../../src/publish/survey.ts'
import look from '../../src/publish/survey-worker.ts'
import type { Place } from './build.ts'

/** What a build in this process did; undefined when the content has errors. */
export type Built = (Outcome & { rendered: number }) | undefined

/**
 * Builds as the real command does, with all of intake, archive, plan, ledger and publishing, but for
 * what takes its time: Astro and Pagefind. In their place each page and each part of the search becomes
 * a file that holds all that they are given: what the page shows, its texts with links and images in
 * place, the frame, the site, and `template` for the code. An image is what it shows, and no template. Nothing is made of
 * the files that are `there`, at a target.
 */
export async function standInBuild(
  at: Pick<Place, 'content' | 'public' | 'out' | 'cache'>,
  template = 'a',
  there: PublishedFiles = new Map(),
): Promise<Built> {
  const opened = await open(at, { now: Date.parse('2026-01-01'), writing: false })
  try {
    if (opened.errors.length > 0) return undefined
    const ledger = openLedger(ledgerPath(at.cache))
    try {
      const rows = ledger.rows()
      // Steps of a history follow each other within a few milliseconds.
      const looking = { folder: at.out, notes: join(at.cache, 'folders.json'), settling: 20 }
      const survey = surveyOf(at.out, look(looking), rows)
      const own = { rows, marks: ledger.marks(), survey }
      const { found, adopted } = besides(own, there)
      ledger.adopt(adopted)
      const parts = staleParts(opened.plan, found)
      const delta = await deltaOf(opened, found, parts, codeOf(template))
      const stage = stageOf(at)
      rmSync(stage, { recursive: true, force: true })
      copyInto(stage, [at.public])
      const put = writerIn(stage)
      for (const address of delta.pages.keys())
        put(fileOf(address), page(opened, address, template))
      for (const name of delta.parts.keys()) put(`${name}/x`, part(opened, name))
      const { plan, archive } = opened
      const compressed = await compressStage(delta, at, archive.site.precompressed)
      const staged = readyFiles(delta, at)
      const published = finish({ plan, delta, made: [], staged, compressed }, ledger, at)
      rmSync(stage, { recursive: true, force: true })
      return { ...published, rendered: delta.pages.size }
    } finally {
      ledger.close()
    }
  } finally {
    opened.store.close()
  }
}

/** The digests of code when `template` is all that pages and files are made by. */
function codeOf(template: string): Code {
  const made = { template, text: template, archive: template, card: template }
  return { ...made, picture: '', plan: '' }
}

/** Writes files below a folder, and makes each folder once. */
function writerIn(folder: string): (file: string, text: string) => void {
  const made = new Set<string>()
  return (file, text) => {
    const path = join(folder, file)
    const within = dirname(path)
    if (!made.has(within)) mkdirSync(within, { recursive: true })
    made.add(within)
    writeFileSync(path, text)
  }
}

function page({ plan, store }: Opened, address: string, template: string): string {
  const planned = plan.at(address)
  if (planned.kind === 'image') return JSON.stringify(planned.show())
  if (kindOf(planned.kind).maker === 'archive') return archiveFile(planned, plan, store)
  const page = readyPage(planned, plan, file => store.html(file))
  const { kind, shown, site, frame, elsewhere, texts } = page
  // What surrounds a page stands in no file without a template, nor does the site in a card.
  const { maker } = kindOf(kind)
  const around = maker === 'template' ? [frame, elsewhere] : []
  const of = maker === 'card' ? [] : [site, texts]
  return JSON.stringify([template, kind, shown, ...of, ...around], null, 1)
}

function part({ plan }: Opened, name: string): string {
  return JSON.stringify(makingOf(plan, name))
}

import { sizeProblems } from '../archive/explain-size.ts'
import { progressLine } from '../terminal/progress.ts'
import { Refusal, tell } from '../terminal/telling.ts'
import { sizesIn } from './check-size.ts'
import type { Folders } from './folders.ts'
import { type Build, toolsFor } from './make-site.ts'
import { makerDigests } from './maker-digests.ts'
import { open } from './open.ts'
import { predictSite } from './predict-site.ts'
import { filesIn } from './site-files.ts'
import { type SitePlan, sitePlanOf } from './site-plan.ts'
import { lockCache } from './take-locks.ts'
import { keptTemplates } from './templates.ts'

/**
 * Begins to plan a site without making it, and tells what it will be by `say`. Throws when the content has errors, since what
 * cannot be read is in no figure. Nothing is written but into the cache.
 */
export async function beginPlan(folders: Folders, say: (site: SitePlan) => void): Promise<Build> {
  const began = Date.now()
  const makers = makerDigests()
  const progress = progressLine('Reading articles', process.stderr)
  const opened = await open(folders, { now: began, writing: false, progress })
  // What a host refuses is what a plan says, host by host.
  const errors = opened.errors.filter(
    ({ code }) => !(code in sizeProblems) && code !== 'host-refuses',
  )
  if (errors.length > 0) {
    tell(errors, folders)
    throw new Refusal('Correct these mistakes first: the figures would leave out what has them.')
  }
  const tools = toolsFor(opened)
  const templates = keptTemplates(folders.cache, tools)
  if (!templates) lockCache(folders)
  return {
    ...{ began, tools, templates },
    end: async compiled => {
      const site = await predictSite(opened, compiled, makers, folders)
      const assets = sizesIn(compiled.assets, filesIn(compiled.assets))
      say(sitePlanOf(opened.plan, { ...opened.beside, assets }, site))
      opened.store.close()
    },
    fate: () => '',
  }
}

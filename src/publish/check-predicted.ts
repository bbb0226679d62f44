import { sizeProblems } from '../archive/explain-size.ts'
import { byPlace, type Problem, severityOf } from '../archive/problem.ts'
import { mostOf } from '../hosts/fits.ts'
import { checkSize, sizesIn } from './check-size.ts'
import type { Folders } from './folders.ts'
import { toolsFor } from './make-site.ts'
import { makerDigests } from './maker-digests.ts'
import type { Opened } from './open.ts'
import { predictSite } from './predict-site.ts'
import { filesIn } from './site-files.ts'
import { keptTemplates } from './templates.ts'

/**
 * The problems of an archive, with those of its bytes where a host limits them and nothing else is wrong. While no templates
 * are compiled, nothing can be predicted; the build finds out then.
 */
export async function problemsWithBytes(opened: Opened, folders: Folders): Promise<Problem[]> {
  const { plan, beside, inPlace, problems } = opened
  const { host: hosts, hostPlan } = plan.archive.site
  const others = problems.filter(({ code }) => !(code in sizeProblems))
  const isSound = others.every(problem => severityOf(problem) !== 'error')
  const isLimited = hosts.some(host => mostOf(host, 'site-size', hostPlan) !== undefined)
  const templates = isSound && isLimited && keptTemplates(folders.cache, toolsFor(opened))
  if (!templates) return problems
  const { bytesOf } = await predictSite(opened, templates, makerDigests(), folders)
  const assets = sizesIn(templates.assets, filesIn(templates.assets))
  const ofSize = checkSize({ plan, beside: { ...beside, assets }, bytesOf })
  return [...others, ...ofSize.map(inPlace)].sort(byPlace)
}

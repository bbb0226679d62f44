import { sameAddress } from '../archive/address.ts'
import { Refusal } from '../terminal/telling.ts'
import { asked, type Course, type ReadySite } from './course.ts'
import { type DeployPlan, removedBy, sentBy } from './deploy-plan.ts'
import { inStages } from './send.ts'
import { someOf } from './some-of.ts'

/**
 * Removes what is in the way, sends, and removes what is gone. Of what an earlier deploy `sent`, the journal says before it is
 * replaced or removed that it does not count any more.
 */
export async function carryOut(
  course: Course,
  plan: DeployPlan,
  sent: ReadonlyMap<string, string>,
): Promise<void> {
  const { site, target, options, patience } = course
  const twice = namesakes(removedBy(plan), site)
  const again = new Set(twice)
  const all = sentBy(plan).length + removedBy(plan).length + twice.length
  let done = 0
  const count = (more: number) => {
    done += more
    options.progress(done, all)
  }
  const discount = (file: string) => {
    if (sent.has(file)) options.journal.discount(file)
  }
  const remove = async (files: readonly string[]) => {
    files.forEach(discount)
    for (let at = 0; at < files.length; at += batch) {
      const some = files.slice(at, at + batch)
      await asked(course, () => target.remove(some))
      count(some.length)
    }
  }
  const put = async (file: string) => {
    const bytes = await site.bytesOf(file)
    if (!bytes) throw new Refusal(notHere([file]))
    discount(file)
    await target.write(file, bytes, site.headersOf(file))
    // What is removed afterwards may be the same file.
    if (!again.has(file)) options.journal.note(file, site.files.get(file)?.sha256 ?? '')
    count(1)
  }
  twice.forEach(discount)
  await remove(plan.inTheWay)
  await inStages(plan.puts, { atOnce: target.atOnce, patience, act: put })
  for (const { files } of plan.removals) await remove(files)
  await inStages([{ files: twice }], { atOnce: target.atOnce, patience, act: put })
}

/** Files of a site that are one with files which are removed, where a disk ignores case. */
function namesakes(removed: readonly string[], { files, isHere }: ReadySite): string[] {
  if (removed.length === 0) return []
  const keys = new Set(removed.map(sameAddress))
  return [...files.keys()].filter(file => keys.has(sameAddress(file)) && isHere(file))
}

/** Files that are removed with one request. */
const batch = 1000

/** Why files cannot be sent, and what to do. */
export function notHere(files: readonly string[]): string {
  return `Files that are to be sent are not in the output folder as they were built: ${someOf(files)}. It was built against another target, or changed since. Run “npm run build”, or “npm run build -- --against TARGET” for this target, and deploy again.`
}

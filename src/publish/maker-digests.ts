import { digestOf } from '../archive/digest.ts'
import { moduleDigest } from '../intake/module-digest.ts'
import type { Code } from '../plan/fingerprint.ts'

/**
 * Digests of the code of each maker: what is made is made again when its maker's code is another. To be taken before the
 * work begins, so that code that changes meanwhile is seen next time. Gives them for templates, by the digest of what
 * these were compiled from. Pictures carry how they were made in what they show.
 */
export function makerDigests(): (templates: string) => Code {
  const ready = 'src/plan/ready-page.ts'
  const pages = moduleDigest([ready])
  const others = {
    text: moduleDigest(['src/files/text-of.ts', ready]),
    archive: moduleDigest(['src/plan/archive-files.ts']),
    card: moduleDigest(['src/publish/draw-card.ts']),
    picture: '',
    plan: moduleDigest(['src/plan/plan.ts', 'src/plan/fingerprint.ts']),
  }
  return templates => ({ ...others, template: digestOf(`${templates} ${pages}`) })
}

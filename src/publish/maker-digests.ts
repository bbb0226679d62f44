import { digestOf } from '../archive/digest.ts'
import { moduleDigest } from '../intake/module-digest.ts'
import type { Maker } from '../plan/kinds.ts'

/**
 * A digest of the code of each maker: what is made is made again when it is another. `templates` is the digest of the
 * templates as they were compiled, with all that they import. Pictures carry how they were made in what they show.
 */
export function makerDigests(templates: string): Record<Maker, string> {
  const ready = 'src/plan/ready-page.ts'
  return {
    template: digestOf(`${templates} ${moduleDigest([ready])}`),
    text: moduleDigest(['src/files/text-of.ts', ready]),
    archive: moduleDigest(['src/plan/archive-files.ts']),
    card: moduleDigest(['src/publish/card-bytes.ts']),
    picture: '',
  }
}

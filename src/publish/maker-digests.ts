import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../archive/digest.ts'
import { moduleDigest } from '../intake/module-digest.ts'
import type { Code } from '../plan/fingerprint.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))

/** What hands pages to workers, and writes what these make. */
const rendering = ['src/publish/render-pages.ts', 'src/publish/render-worker.ts']

/** What writes all other files. */
const writing = ['src/publish/write-files.ts', 'src/publish/content-of.ts']

/**
 * Digests of the code of each maker: what is made is made again when its maker's code is another, or the code that hands
 * it over and writes it. To be taken before the work begins, so that code that changes meanwhile is seen next time. Gives
 * them for templates, by the digest of what these were compiled from. Pictures carry how they were made in what they show.
 */
export function makerDigests(root = project): (templates: string) => Code {
  const ready = 'src/plan/ready-page.ts'
  const made = (...modules: string[]) => moduleDigest(modules, root)
  const rendered = bytesDigest(rendering, root)
  const written = bytesDigest(writing, root)
  const pages = digestOf(`${made(ready)} ${rendered}`)
  const others = {
    text: digestOf(`${made('src/files/text-of.ts', ready)} ${rendered}`),
    archive: digestOf(`${made('src/plan/archive-files.ts')} ${written}`),
    card: digestOf(`${made('src/publish/card-bytes.ts')} ${written}`),
    picture: written,
    plan: made('src/archive/archive.ts', 'src/plan/plan.ts', 'src/plan/fingerprint.ts'),
  }
  return templates => ({ ...others, template: digestOf(`${templates} ${pages}`) })
}

/** A digest of files alone: what they import makes other things than these, or has a digest of its own. */
function bytesDigest(files: readonly string[], root: string): string {
  return digestOf(files.map(file => digestOf(readFileSync(join(root, file)))).join(' '))
}

import { moduleDigest } from './module-digest.ts'

/** A digest of all that decides what is kept of a file: the code that reads and keeps it, its packages, and Node. */
export function pipelineVersion(): string {
  return moduleDigest(['src/intake/article-worker.ts', 'src/intake/read-changed.ts'])
}

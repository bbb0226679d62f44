import { moduleDigest } from './module-digest.ts'

/**
 * A digest of all that decides what the store keeps: of texts, of images and of pictures in `public/`; and how it keeps
 * them. That is the code, its packages, and Node.
 */
export function pipelineVersion(): string {
  const reading = ['article-worker.ts', 'read-changed.ts', 'images.ts', 'picture-tags.ts']
  return moduleDigest([...reading, 'store.ts'].map(name => `src/intake/${name}`))
}

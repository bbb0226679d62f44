import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ReadArticle } from './read-article.ts'

const require = createRequire(import.meta.url)

/** Reads a file of a content folder again, for what was kept of it and is damaged. What renders texts is loaded only then. */
export function readAgain(content: string): (file: string) => ReadArticle {
  return file => {
    const { readArticle } = require('./read-article.ts') as typeof import('./read-article.ts')
    return readArticle(readFileSync(join(content, file), 'utf8'), file)
  }
}

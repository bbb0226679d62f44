import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import type { Problem } from '../archive/problem.ts'
import { type FoundFile, unreadable } from './find-files.ts'
import { type ReadArticle, readArticle } from './read-article.ts'

/** Files for a worker to read. */
export interface ReadTask {
  /** The content folder. */
  root: string
  files: (FoundFile & { digest: string | undefined })[]
}

/** What came of one: its digest, and what it holds unless the digest is the one already known. */
export interface ReadResult extends FoundFile {
  digest: string
  read: ReadArticle | undefined
}

/** An article's text may have this many bytes. */
export const largestArticle = 2_000_000

/** Reads, checks and renders files; runs in a worker thread. */
export default function readAll({ root, files }: ReadTask): ReadResult[] {
  return files.map(({ digest: known, ...found }) => readOne(root, found, known))
}

function readOne(root: string, found: FoundFile, known: string | undefined): ReadResult {
  const { file, size } = found
  if (size > largestArticle) {
    return failed(found, { code: 'file-too-large', file, bytes: size, limit: largestArticle })
  }
  try {
    const bytes = readFileSync(join(root, file))
    if (!isUtf8(bytes)) return failed(found, { code: 'file-not-text', file })
    const digest = digestOf(bytes)
    const read = digest === known ? undefined : readArticle(bytes.toString('utf8'), file)
    return { ...found, digest, read }
  } catch (error) {
    const isNested = error instanceof RangeError
    return failed(found, isNested ? tooNested(file) : unreadable(file, error))
  }
}

/** What a file is said to be that exhausts the stack. */
function tooNested(file: string): Problem {
  return { code: 'text-too-complex', file, reason: 'is nested too deeply' }
}

/** A digest of nothing, so that the file is read again next time. */
function failed(found: FoundFile, problem: Problem): ReadResult {
  const nothing = { html: '', text: '', markdown: { text: '', leads: [] }, positions: {} }
  return { ...found, digest: '', read: { entry: undefined, ...nothing, problems: [problem] } }
}

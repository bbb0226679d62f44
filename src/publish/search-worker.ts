import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readAgain } from '../intake/read-again.ts'
import { openTexts } from '../intake/store.ts'
import { makeSegment, type Segment, stemmerSource } from './make-segment.ts'

/** A part of the search to make: the index of a segment. */
export interface SegmentTask extends Segment {
  kind: 'segment'
  /** The store that holds the records' texts. */
  store: string
  /** The content folder that it was read from. */
  content: string
}

/** A part of the search to make: the stemmer, which all segments share. */
export interface ClientTask extends Pick<Segment, 'folder' | 'stemmer'> {
  kind: 'client'
}

/** Makes a part of the search. Runs in a worker thread, since one Pagefind service makes one index at a time. */
export default async function makeSearchPart(task: SegmentTask | ClientTask): Promise<void> {
  if (task.kind === 'client') {
    await mkdir(task.folder, { recursive: true })
    return writeFile(join(task.folder, 'stem.js'), await stemmerSource(task.stemmer))
  }
  const texts = openTexts(task.store, readAgain(task.content))
  try {
    await makeSegment(task, texts.textOf)
  } finally {
    texts.close()
  }
}

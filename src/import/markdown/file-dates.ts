import { statSync } from 'node:fs'
import { join } from 'node:path'
import { whenOf } from '../../archive/when.ts'
import type { OldDate } from '../old-item.ts'
import type { Folder } from './folder.ts'
import type { SourceFile } from './source-file.ts'

/** What Eleventy takes in place of a date: when a file was made or changed, on the disk or in git. */
const inPlace = /^(?:git )?(last modified|created)$/i

/** Whether words in place of a date ask for that of the file. */
export function asksForFile(written: string): boolean {
  return inPlace.test(written.trim())
}

/**
 * The date of a file as words such as `Last Modified` ask for it: by its history in git, otherwise by the day in its
 * name, otherwise by its times on the disk. Each is a guess, since copies and clones change what Eleventy saw.
 */
export function dateOfFile(
  written: string,
  file: Pick<SourceFile, 'path' | 'date'>,
  { root, gitTimes }: Pick<Folder, 'root' | 'gitTimes'>,
): OldDate | undefined {
  const isFirst = /created$/i.test(written.trim())
  const told = `the text says “${written.trim()}” in place of a date`
  const inGit = gitTimes?.(file.path)
  if (inGit) {
    const date = whenOf(isFirst ? inGit.first : inGit.last)
    const cut =
      inGit.isCut && isFirst ? ', which may be older: the clone lacks the history before' : ''
    const guess = `${told}: this is its ${isFirst ? 'first' : 'last'} commit in git${cut}`
    return date && { text: date.text, guess }
  }
  if (file.date) return { text: file.date, guess: `${told}: this is the day in its name` }
  const stats = statSync(join(root, file.path), { throwIfNoEntry: false })
  if (!stats) return undefined
  const times = isFirst
    ? [stats.birthtimeMs, stats.mtimeMs].filter(time => time > 0)
    : [stats.mtimeMs]
  const what = isFirst ? 'made' : 'last changed'
  return {
    text: new Date(Math.min(...times)).toISOString().slice(0, 10),
    guess: `${told}: this is the day when its file was ${what}, which any copy of it changes`,
    byFile: true,
  }
}

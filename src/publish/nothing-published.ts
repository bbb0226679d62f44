import { shownPath } from '../terminal/shown-path.ts'
import type { Folders } from './folders.ts'

/** What to say of a build that left everything as it was. */
export function nothingPublished({ out }: Pick<Folders, 'out'>): string {
  return `Nothing was published; ${shownPath(out)}/ is as it was.`
}

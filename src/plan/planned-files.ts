import type { Plan } from './plan.ts'
import { searchFiles } from './search-files.ts'
import { fileOf } from './site-path.ts'

/** Every file that a plan makes: its pages and files, and its search, with numbers in place of the digests in its names. */
export function plannedFiles({ pages, editions }: Plan): string[] {
  return [...pages.map(({ address }) => fileOf(address)), ...editions.flatMap(searchFiles)]
}

import { withAliases } from './add-aliases.ts'
import { withEntries } from './add-entries.ts'
import type { Changes } from './file-change.ts'

/** The text of a file of the content folder; undefined when it is not there. */
export type TextOf = (file: string) => string | undefined

/** The file of an article or a page with more older addresses in its frontmatter. */
export function aliased(file: string, addresses: readonly string[], textOf: TextOf): Changes {
  try {
    const before = textOf(file) ?? ''
    return { changes: [{ file, before, after: withAliases(before, addresses) }], refused: [] }
  } catch (error) {
    const aliases = addresses.map(address => JSON.stringify(address)).join(', ')
    const refusal = `${file}: ${(error as Error).message}. Add ${aliases} to its “aliases”.`
    return { changes: [], refused: [refusal] }
  }
}

/** A settings file that is a list, with more entries. */
export function appended(file: string, entries: readonly object[], textOf: TextOf): Changes {
  if (entries.length === 0) return { changes: [], refused: [] }
  const before = textOf(file)
  const after = withEntries(before ?? '', entries)
  if (after !== undefined) return { changes: [{ file, before, after }], refused: [] }
  const refusal = `${file} cannot be changed. Add to it:\n${withEntries('', entries)?.trimEnd()}`
  return { changes: [], refused: [refusal] }
}

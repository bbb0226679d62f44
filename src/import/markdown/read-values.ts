import type { Values } from './value.ts'

/** Values that were read, and what had to be mended. */
export interface ReadValues {
  values: Values
  mended: string[]
}

/** Why frontmatter cannot be read at all. */
export interface Refused {
  refused: string
  line: number
}

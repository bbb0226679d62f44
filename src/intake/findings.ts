import type { VFile } from 'vfile'
import type { ImageUse, TextLink } from '../archive/entry.ts'
import type { Problem } from '../archive/problem.ts'

/** What the steps of the Markdown pipeline note on their way. */
export interface Findings {
  links: TextLink[]
  /** Links to web addresses; which of them are the site's own is known later. */
  webLinks: TextLink[]
  images: ImageUse[]
  problems: Problem[]
}

/** Those of one file, and where its text begins. */
export interface Notes extends Findings {
  file: string
  firstLine: number
  /** The headline of the article. */
  title?: string | undefined
  /** Whether something that the text says is left out. */
  isLess?: boolean
}

declare module 'vfile' {
  interface DataMap {
    findings: Notes
  }
}

/** An empty set of notes for a file whose text begins at a line. */
export function emptyFindings(file: string, firstLine: number, title?: string): Notes {
  return { file, firstLine, title, links: [], webLinks: [], images: [], problems: [] }
}

/** The notes of the file that is being rendered. */
export function findingsOf(file: VFile): Notes {
  file.data.findings ??= emptyFindings('', 1)
  return file.data.findings
}

interface Placed {
  position?: { start: { line: number; column: number } } | undefined
}

/** The place of a node in its file: line and column, counted from 1. */
export function placeOf(
  node: Placed,
  notes: Notes,
): { file: string; line: number; column: number } {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 }
  return { file: notes.file, line: line + notes.firstLine - 1, column }
}

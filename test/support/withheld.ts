import type { Files } from './build.ts'
import { canary, type Words } from './canaries.ts'

/** The canaries of one text of an old archive. */
export interface Text {
  title: string
  body: string
  tag: string
}

/** An old archive with one public text, and one for each way in which its system holds a text back. */
export interface Withheld {
  name: string
  files: Files
  /** The file or folder that is imported; without it, all. */
  at?: string
  ways: string[]
}

/** The canaries of a text by the archive and the way in which it is held back; “open” is the public one. */
export function textOf(name: string, way: string): Text {
  const [title, body, tag] = ['title', 'body', 'tag'].map(part => canary(`${name} ${way}`, part))
  return { title: title ?? '', body: body ?? '', tag: tag ?? '' }
}

/** What an archive holds of a text, the so manieth in it. */
export type Made = (text: { title: string; body: string; tag: string }, at: number) => string

/** An archive of one file, of what each way makes of its text. */
export function inOne(
  name: string,
  path: string,
  [before, after]: [string, string],
  ways: Record<string, Made>,
  between = '\n',
): Withheld {
  const made = Object.entries(ways).map(([way, make], at) => make(textOf(name, way), at + 1))
  return {
    name,
    files: { [path]: before + made.join(between) + after },
    ways: Object.keys(ways).filter(way => way !== 'open'),
  }
}

/** All canaries of a text, each with what it stands for. */
export function wordsOf(name: string, way: string): Words {
  return Object.entries(textOf(name, way)).map(([part, word]) => [`${part}: ${name}, ${way}`, word])
}

/** Words enough that a text is not taken for a caption. */
export const padding =
  'The ferry was late on Monday, and nobody on the quay knew why it was so. '.repeat(5)

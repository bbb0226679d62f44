import type { Generator } from './generator.ts'
import type { GitTimes } from './git-times.ts'
import type { Mount } from './hugo-mounts.ts'
import type { Recognized } from './recognize-generator.ts'
import type { Values } from './value.ts'

/** What is known of texts that were taken from several sites. */
export interface Clippings {
  /** What the site of the folder itself is called, if it has one; texts at any other were taken from there. */
  own: ReadonlySet<string>
  /** How many of the texts that were looked at stood at each host. */
  hosts: ReadonlyMap<string, number>
}

/** A folder of an old site: where it is, what made it and how that was set up. */
export interface Folder {
  /** The real path of the site's folder. */
  root: string
  /** The folder or file below it that is to be read, with forward slashes; empty for all. */
  within: string
  generator: Generator
  /** Why it is taken for one of that generator. */
  recognized: Recognized
  settings: Values
  /** The folder below it that holds the texts, such as `content`; empty when the site's own does. */
  content: string
  /** The folders that settings of Hugo name as its content, and where their texts appear in it. */
  mounts?: readonly Mount[]
  /** Folders of texts in one language, with that language, where its settings name none. */
  languageFolders?: ReadonlyMap<string, string>
  /** Languages that names of files end in, where its settings name none. */
  languageEndings?: ReadonlySet<string>
  /** The moment of the import, in milliseconds since 1970: what is to come then, and what is over. */
  now: number
  /** When files were committed to git. */
  gitTimes?: (path: string) => GitTimes | undefined
  /** Set when the texts were taken from several sites. */
  clippings?: Clippings
}

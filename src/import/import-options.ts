import type { Mapping } from './mapping.ts'
import type { MediaFrom } from './media.ts'
import type { Source } from './old-item.ts'

/** What an import is asked to do. */
export interface ImportOptions {
  source: Source
  /** What the source is called: the name of its file or folder. */
  name: string
  /** The content folder. */
  into: string
  /** Where the report is written, `….json`; its page is beside it. That of the last import of the same is there already. */
  report: string
  /** Whether the name of the report was chosen: what another report knows already is imported beside it then. */
  isNew?: boolean | undefined
  /** Where the report of a dry run is written instead, which writes nothing else. */
  dryRun?: string | undefined
  media: MediaFrom
  mapping: Mapping
  section?: string | undefined
  /** The agency or paper that everything was taken from. */
  from?: string | undefined
  /** Other hosts that the old site had: links to them are links to it. */
  hosts?: readonly string[] | undefined
  /** The moment of the import, in milliseconds since 1970; otherwise that of its beginning. */
  now?: number | undefined
  /** The date of what has none. */
  date?: string | undefined
  progress?: (stage: 'reading' | 'writing', part: number) => void
}

/** A place that a site is deployed to. Files are named by their places in the site, with forward slashes. */
export interface Target {
  /** As people know it, without secrets. */
  name: string
  /** How many requests it may be sent at a time. */
  atOnce: number
  /** The bytes of a file; undefined when there is none. */
  read: (file: string) => Promise<Uint8Array | undefined>
  /** Puts a file in its place: whoever asks for it meanwhile gets the old one or the new one, whole. */
  write: (file: string, bytes: Uint8Array, headers: FileHeaders) => Promise<void>
  /** Puts a file in a place that has none; false when it has one, which stays. */
  create: (file: string, bytes: Uint8Array) => Promise<boolean>
  /** Removes files; those that are not there count as removed. */
  remove: (files: readonly string[]) => Promise<void>
  /** All files that are there, or those below a folder. */
  list: (below?: string) => AsyncIterable<ListedFile>
  /** Removes what writes left that were cut off. Only whoever holds the target may ask for that. */
  tidy?: () => Promise<void>
  close: () => Promise<void>
}

/** What a server is to say of a file, where the target can keep that. */
export type FileHeaders = Readonly<Record<string, string>>

/** What a target says of a file without giving its bytes. */
export interface ListedFile {
  file: string
  size: number
  /** Of its bytes, in hexadecimal, where the target knows it without reading them. */
  md5?: string | undefined
}

/** What a target did not do. */
export class TargetFault extends Error {
  /** Whether it may do it when it is asked again. */
  readonly isPassing: boolean
  /** Seconds after which it says that it may be asked again. */
  readonly after: number | undefined

  constructor(message: string, options: ErrorOptions & { isPassing: boolean; after?: number }) {
    super(message, options)
    this.isPassing = options.isPassing
    this.after = options.after
  }
}

/** What a command left. */
export interface Ran {
  status: number
  stdout: string
  stderr: string
}

/** A place to build in: a content folder, and where its site and cache go. */
export interface Place {
  root: string
  content: string
  public: string
  out: string
  cache: string
  env: NodeJS.ProcessEnv
}

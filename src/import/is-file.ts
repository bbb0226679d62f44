import { statSync } from 'node:fs'

/** Whether there is a file at a path; no path that a text may name makes it throw. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

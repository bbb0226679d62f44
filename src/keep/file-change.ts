/** A file of the content folder as it is to be; `before` is undefined for a new one. */
export interface FileChange {
  /** Path below the content folder. */
  file: string
  before: string | undefined
  after: string
}

/** Changes of files, and what cannot be changed and why, in sentences for the keeper. */
export interface Changes {
  changes: FileChange[]
  refused: string[]
}

/** So many lines of a change are shown at most. */
const most = 12

/** The lines of a file that a change takes away and adds, for people. */
export function shownChange({ file, before, after }: FileChange, folder: string): string {
  const name = `${folder}/${file}`
  const [old, now] = [before ?? '', after].map(text => text.replace(/\r?\n$/, '').split(/\r?\n/))
  const [was, is] = differing(before === undefined ? [] : (old ?? []), now ?? [])
  const lines = [...was.map(line => `  - ${line}`), ...is.map(line => `  + ${line}`)]
  const rest = lines.length - most
  return [
    before === undefined ? `${name} (new)` : name,
    ...lines.slice(0, most),
    ...(rest > 0 ? [`  … and ${rest.toLocaleString('en')} more lines`] : []),
  ].join('\n')
}

/** What is between the lines with which two texts begin and end alike. */
function differing(old: readonly string[], now: readonly string[]): [string[], string[]] {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1
  let end = 0
  const most = Math.min(old.length, now.length) - start
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1
  return [old.slice(start, old.length - end), now.slice(start, now.length - end)]
}

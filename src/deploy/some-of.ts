/** The first of some files, and how many more there are. */
export function someOf(files: readonly string[]): string {
  const more = files.length > 5 ? ` and ${(files.length - 5).toLocaleString('en')} more` : ''
  return files.slice(0, 5).join(', ') + more
}

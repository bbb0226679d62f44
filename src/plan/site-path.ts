/** Where a page's file is below the output folder: `/a/b/` is `a/b/index.html`. */
export function fileOf(address: string): string {
  return `${address.slice(1)}${address.endsWith('/') ? 'index.html' : ''}`
}

/** The address of a file of the site: `a/b/index.html` is `/a/b/`. */
export function addressOfFile(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`
}

/** The folders that a file is in, the outermost first: `a`, `a/b` for `a/b/c.html`. */
export function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}

import { basename, join, resolve, sep } from 'node:path'
import { decodedName } from './clean-text.ts'
import { isFile } from './is-file.ts'

/** What WordPress adds to the names of smaller copies. */
const sized = /-\d+x\d+(?=\.\w+$)/

/** The file of a picture in a folder that holds copies: by the longest end of its path, in full size if it is there. */
export function pictureIn(folder: string, address: string): string | undefined {
  const root = resolve(folder)
  const path = decodedName(address.replace(/^(?:https?:)?\/\/[^/]*/, '').replace(/[?#].*$/, ''))
  const parts = path.split('/').filter(part => part !== '' && part !== '.' && part !== '..')
  const full = (name: string) => name.replace(sized, '')
  for (let from = 0; from < parts.length; from += 1) {
    const rest = parts.slice(from)
    for (const name of [full(rest.at(-1) ?? ''), rest.at(-1) ?? '']) {
      const file = join(root, ...rest.slice(0, -1), name)
      if (file.startsWith(root + sep) && isFile(file)) return file
    }
  }
  return undefined
}

/** The address under which a file is known: without the size of another copy of it. */
export function nameAs(path: string, address: string): string {
  return sized.test(basename(path)) ? address : address.replace(sized, '')
}

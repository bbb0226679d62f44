/**
 * The paths below the content folder at which an image may lie, in the order to look: `/media/x.jpg`
 * from the content folder's root; `./x.jpg` and `../x.jpg` from the article's folder; `x.jpg` in
 * `media/`, then beside the article. Empty when the path leads out of the content folder.
 */
export function pictureFiles(src: string, articleFile: string): string[] {
  const plain = decoded(src.split(/[?#]/)[0] ?? '').replaceAll('\\', '/')
  if (plain === '') return []
  const beside = below(`${articleFile.split('/').slice(0, -1).join('/')}/${plain}`)
  if (plain.startsWith('/')) return known(below(plain))
  if (plain.startsWith('.')) return known(beside)
  return known(below(`media/${plain}`), beside)
}

/**
 * What names an image among those of the archive: all places at which it is looked for, in their order. `x.jpg` may be
 * another image in each folder. Undefined when there is no such place.
 */
export function imageKey(candidates: readonly string[]): string | undefined {
  return candidates.length === 0 ? undefined : candidates.join('\n')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function known(...paths: (string | undefined)[]): string[] {
  return paths.filter(path => path !== undefined)
}

/** A path with its dots worked out; undefined when they lead out of the folder. */
export function below(path: string): string | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

import { byText } from './order.ts'
import type { Problem } from './problem.ts'

/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i

/** Names of files and folders (below the content folder) that not every system can hold, or not beside each other. */
export function checkNames(files: readonly string[]): Problem[] {
  const paths = withFolders(files)
  const alike = Map.groupBy([...paths].sort(byText), folded)
  const twins = [...alike.values()].flatMap(([first = '', ...others]) =>
    others
      .filter(other => folderOf(other) === folderOf(first))
      .map((file): Problem => ({ code: 'name-alike', file, other: first })),
  )
  const unfit = [...paths].flatMap((file): Problem[] => {
    const name = file.slice(file.lastIndexOf('/') + 1)
    const reason = faultOf(name)
    return reason === undefined ? [] : [{ code: 'name-not-portable', file, name, reason }]
  })
  return [...unfit, ...twins]
}

function faultOf(name: string): string | undefined {
  if (device.test(name)) return 'is the name of a device'
  if (/[. ]$/.test(name)) return 'ends in a dot or a blank'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const sign = /[<>:"|?*\\\u0000-\u001f]/.exec(name)?.[0]
  return sign === undefined ? undefined : `has ${JSON.stringify(sign)} in it`
}

/** Files, and every folder above them, each once. */
function withFolders(files: readonly string[]): Set<string> {
  const paths = new Set<string>()
  for (const file of files) {
    for (let path = file; path !== '' && !paths.has(path); ) {
      paths.add(path)
      path = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    }
  }
  return paths
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}

/** What disks that do not tell capitals from small letters, or that normalize, make of a name. */
function folded(file: string): string {
  return file.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

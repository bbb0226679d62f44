import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/*
 * The content of a commit that a stranger proposes, as data. The commit is never checked out: git hands over the bytes of files,
 * so that no filter, hook, submodule or link of it does anything. Of what it holds outside the content folder, nothing is read.
 */

/** The folder of a repository in which its content is. */
const folder = 'content'

/** What a proposal may add or change, so that nobody fills a disk: files, and bytes of each and of all. */
const most = { files: 5000, each: 25_000_000, all: 250_000_000 }

/** Why a proposal cannot be taken. */
export interface Fault {
  /** Its path in the repository, when one file is meant. */
  file?: string
  message: string
}

/** A file of a commit, as git lists it. */
interface Listed {
  mode: string
  id: string
  size: number
  path: string
  /** Whether its name is not valid UTF-8. */
  isGarbled: boolean
}

/**
 * Writes the content of a commit into a folder that is not there yet. `repository` has that commit, and is at the commit that it
 * is proposed for: only files that differ from it count against the limits. Returns the faults; when there are any, nothing stays
 * in the folder.
 */
export function takeContent(repository: string, commit: string, to: string): Fault[] {
  if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit)) {
    return [{ message: 'Name the commit by its whole digest.' }]
  }
  const listed = listedIn(repository, commit)
  if (!listed) return [{ message: `Git does not know the commit ${commit}, or cannot read it.` }]
  const before = new Set(listedIn(repository, 'HEAD')?.map(keyOf))
  const faults = faultsIn(listed, before)
  if (faults.length > 0) return faults
  try {
    mkdirSync(to)
  } catch {
    return [{ message: `${to} is there already, or cannot be made.` }]
  }
  const faultsOfWriting = writeFiles(repository, listed, to)
  if (faultsOfWriting.length > 0) rmSync(to, { recursive: true, force: true })
  return faultsOfWriting
}

/** The faults of a proposal’s files; those that are there `before` count against no limit. */
function faultsIn(listed: readonly Listed[], before: ReadonlySet<string>): Fault[] {
  if (listed.length === 0) return [{ message: `It has no folder ${folder}/.` }]
  const fresh = listed.filter(one => !before.has(keyOf(one)))
  const bytes = fresh.reduce((sum, { size }) => sum + size, 0)
  const faults = listed.flatMap((one): Fault[] => {
    const message = faultOf(one) ?? (before.has(keyOf(one)) ? undefined : faultOfSize(one))
    return message === undefined ? [] : [{ file: one.path, message }]
  })
  if (fresh.length > most.files) {
    faults.push({
      message: `It adds or changes ${number(fresh.length)} files; at most ${number(most.files)} are allowed.`,
    })
  }
  if (bytes > most.all) {
    faults.push({
      message: `It adds or changes ${number(bytes)} bytes; at most ${number(most.all)} are allowed.`,
    })
  }
  return faults
}

function faultOf({ mode, path, isGarbled }: Listed): string | undefined {
  if (mode === '120000') return 'It is a symbolic link. Put the file itself here.'
  if (mode === '160000') return 'It is a submodule. Put the files themselves here.'
  // Old repositories have 100664, which git no longer writes.
  if (!/^100(?:644|664|755)$/.test(mode)) return `It is not a file (git’s mode is ${mode}).`
  if (path === folder) return 'It is a file, where a folder should be.'
  const parts = path.split('/')
  const isOdd = parts.some(part => ['', '.', '..', '.git'].includes(part.toLowerCase()))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return isOdd || isGarbled || /[\u0000-\u001f\u007f\\]/.test(path)
    ? 'Its name has a part or a character that no name may have. Rename it.'
    : undefined
}

function faultOfSize({ size }: Listed): string | undefined {
  return size > most.each
    ? `It has ${number(size)} bytes; at most ${number(most.each)} are allowed.`
    : undefined
}

/** What differs when a file does: its mode, bytes or path. */
function keyOf({ mode, id, path }: Listed): string {
  return `${mode} ${id} ${path}`
}

/** The content of a commit; undefined when git cannot list it. */
function listedIn(repository: string, commit: string): Listed[] | undefined {
  const words = ['ls-tree', '-r', '-z', '--long', '--full-tree', commit, '--', folder]
  const answer = git(repository, words, '', 1_000_000_000)
  if (!answer) return undefined
  const lines: Buffer[] = []
  for (let at = 0, end = answer.indexOf(0); end >= 0; at = end + 1, end = answer.indexOf(0, at)) {
    lines.push(answer.subarray(at, end))
  }
  return lines.map(line => {
    const tab = line.indexOf('\t')
    const [mode = '', , id = '', size = ''] = line.subarray(0, tab).toString().split(/ +/)
    const path = line.subarray(tab + 1)
    const isGarbled = !Buffer.from(path.toString()).equals(path)
    return { mode, id, size: Number(size) || 0, path: path.toString(), isGarbled }
  })
}

/** Files of so many bytes together are asked of git at a time. */
const handful = 64_000_000

/** Writes files below a folder. Two that would have one place there are faults. */
function writeFiles(repository: string, listed: readonly Listed[], to: string): Fault[] {
  const faults: Fault[] = []
  for (let at = 0; at < listed.length; ) {
    const some: Listed[] = []
    let bytes = 0
    do {
      const next = listed[at] as Listed
      some.push(next)
      bytes += next.size + 100
      at += 1
    } while (at < listed.length && bytes < handful)
    const ids = some.map(({ id }) => `${id}\n`).join('')
    let rest = git(repository, ['cat-file', '--batch'], ids, bytes + 1_000_000)
    if (!rest) return [{ message: 'Git cannot read the files of the commit.' }]
    for (const { id, size, path } of some) {
      const head = `${id} blob ${size}\n`
      if (rest.toString('latin1', 0, head.length) !== head) {
        return [{ file: path, message: 'Git cannot read it.' }]
      }
      const file = join(to, path.slice(folder.length + 1))
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, rest.subarray(head.length, head.length + size), { flag: 'wx' })
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        faults.push({ file: path, message: `It cannot be written (${code}).` })
      }
      rest = rest.subarray(head.length + size + 1)
    }
  }
  return faults
}

function number(count: number): string {
  return count.toLocaleString('en')
}

/** What git prints; undefined when it fails. */
function git(
  repository: string,
  words: readonly string[],
  input: string,
  maxBuffer: number,
): Buffer | undefined {
  const whole = ['--no-replace-objects', '--literal-pathspecs', '-C', repository, ...words]
  const { status, stdout } = spawnSync('git', whole, { input, maxBuffer })
  return status === 0 ? stdout : undefined
}

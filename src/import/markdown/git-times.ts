import { execFileSync } from 'node:child_process'

/** When a file was first and last committed to git, as RFC 3339. */
export interface GitTimes {
  first: string
  last: string
  /** Whether older history may be missing, since the repository was cloned without it. */
  isCut: boolean
}

/** Nothing that a repository configures may run, and nothing is loaded from elsewhere. */
const safely = [
  ...['--no-pager', '--no-optional-locks', '-c', 'log.showSignature=false'],
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
]

/**
 * The times of the files of a folder by its history in git, which is read once and when it is first asked for. Renames
 * are followed, as `git log --follow` does. A file that was never committed, or a folder without git, has none.
 *
 * @param root the folder; paths are those below it, with forward slashes
 */
export function gitTimesIn(root: string): (path: string) => GitTimes | undefined {
  let known: ReadonlyMap<string, GitTimes> | undefined
  return path => {
    known ??= timesIn(root)
    return known.get(path)
  }
}

function timesIn(root: string): Map<string, GitTimes> {
  const form = ['--format=%x01%aI', '--name-status', '--find-renames', '--relative', '-z']
  try {
    const isCut = git(root, ['rev-parse', '--is-shallow-repository']).trim() === 'true'
    return timesByLog(git(root, ['log', '--no-ext-diff', ...form, '--', '.']), isCut)
  } catch {
    return new Map()
  }
}

/** Older git than 2.39.4 does not know the first, but loads nothing either where no way to do so is allowed. */
const alone = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: '', GIT_TERMINAL_PROMPT: '0' }

/** An environment in which git looks for the repository from its folder on: a hook sets that of its own. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')))
}

function git(root: string, command: readonly string[]): string {
  return execFileSync('git', [...safely, ...command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...withoutGit(process.env), ...alone },
    maxBuffer: 1 << 29,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  })
}

/** Reads a log from the newest commit to the oldest: what a file was called before a rename goes by its later name. */
function timesByLog(log: string, isCut: boolean): Map<string, GitTimes> {
  const times = new Map<string, GitTimes>()
  const later = new Map<string, string>()
  /** Names that, further back, were those of other files. */
  const begun = new Set<string>()
  const parts = log.split('\0').map(part => part.replace(/^\n/, ''))
  let moment = ''
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? ''
    if (part.startsWith('\x01')) {
      moment = part.slice(1)
      continue
    }
    const status = /^[A-Z]\d*$/.test(part) ? part : ''
    if (status === '') continue
    const isMoved = /^[RC]/.test(status)
    const [from = '', to = from] = parts.slice(at + 1, at + (isMoved ? 3 : 2))
    at += isMoved ? 2 : 1
    if (begun.has(to) || status === 'D') continue
    const name = later.get(to) ?? to
    times.set(name, { last: times.get(name)?.last ?? moment, first: moment, isCut })
    if (status.startsWith('R') && !later.has(from)) later.set(from, name)
    if (/^[ARC]/.test(status)) begun.add(to)
  }
  return times
}

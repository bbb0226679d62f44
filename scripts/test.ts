import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, howToGetOne } from './browser.ts'
import { howToGetServers, servers } from './servers.ts'
import { buildsIn, builtText, notesOfBuilds, tooMany } from './test-builds.ts'
import { notesOfCrashes } from './test-progress.ts'

/*
 * `npm test`: every test, those of the real browser and of real web servers included. `npm run test:pure`: those that
 * need neither a site nor another program. `npm run test:long`: thousands of what `npm test` does some of, for hours. Further words go to vitest.
 */

/** What tests that do more when asked to are asked to do. */
const long = {
  RUNS: '3000',
  KILLS: '200',
  ARTICLES: '20000',
  QUESTIONS: '2000',
  IMPORTS: '500',
  REDIRECTS: 'all',
}
const longFiles = ['delta', 'search-oracle', 'import-round-trip', 'servers'].map(
  name => `test/${name}`,
)

const [first = '', ...others] = process.argv.slice(2)
if (first === '--pure') runTests(['--project', 'pure', ...others])
else if (first === '--long') runTests([...longFiles, ...others], { ...withPrograms(), ...long })
else runTests([first, ...others].filter(Boolean), withPrograms())

/** The environment of tests that start a browser or a web server. Ends the process when there is none. */
function withPrograms(): NodeJS.ProcessEnv {
  const path = chromium()
  const areServers = servers()
  if (path && areServers) return { CHROMIUM_PATH: path }
  if (!path) console.error(howToGetOne)
  if (!areServers) console.error(howToGetServers())
  process.exit(1)
}

/** Runs vitest and says how many sites were built, then ends the process. */
function runTests(words: readonly string[], env: NodeJS.ProcessEnv = {}): never {
  const folder = mkdtempSync(join(folderWith(3e9), 'backfile-tests-'))
  const notes = join(folder, 'builds')
  // An interruption ends vitest, and this process after it.
  process.on('SIGINT', () => undefined)
  const crashes = join(folder, 'crashes')
  const run = (some: readonly string[]) =>
    spawnSync('vitest', ['run', ...some], {
      stdio: 'inherit',
      env: {
        ...{ ...process.env, ...env, ASTRO_TELEMETRY_DISABLED: '1' },
        ...{ TMPDIR: folder, BACKFILE_TESTS_DISK: tmpdir(), [notesOfCrashes]: crashes },
        ...{ NODE_COMPILE_CACHE: join(folder, 'compiled'), [notesOfBuilds]: notes },
      },
    }).status
  let status = run(words)
  const crashed = status === 0 ? [] : linesOf(crashes)
  if (crashed.length > 0) {
    console.error(`The engine crashed in ${crashed.join(', ')}, which is run once more.`)
    status = run(crashed)
  }
  const built = buildsIn(notes)
  rmSync(folder, { recursive: true, force: true })
  console.log(builtText(built))
  const faults = 'RUNS' in env ? [] : tooMany(built)
  for (const fault of faults) console.error(fault)
  process.exit(status === 0 && faults.length > 0 ? 1 : (status ?? 1))
}

/** The lines of a file; none when it does not exist. */
function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

/** A folder in memory that has room for so many bytes, since tests write many files; else that of temporary files. */
function folderWith(bytes: number): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= bytes ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

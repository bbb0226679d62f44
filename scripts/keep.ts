import { isUtf8 } from 'node:buffer'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { explain } from '../src/archive/problem.ts'
import { addressesFolder } from '../src/archive/published-lines.ts'
import { goneFile, redirectsFile } from '../src/archive/settings-files.ts'
import { marksIn } from '../src/intake/marks.ts'
import { ledgerFiles } from '../src/intake/read-addresses.ts'
import { type FileChange, shownChange } from '../src/keep/file-change.ts'
import { keepSummary } from '../src/keep/keep-summary.ts'
import { type Keeping, keepingOf } from '../src/keep/kept.ts'
import { mendedEntries } from '../src/keep/mended-entries.ts'
import { mendedLedger } from '../src/keep/mended-ledger.ts'
import { usage, type Wishes, wishesIn } from '../src/keep/wishes.ts'
import { foldersFrom } from '../src/publish/folders.ts'
import { open } from '../src/publish/open.ts'
import { filesIn } from '../src/publish/site-files.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { progressLine } from '../src/terminal/progress.ts'
import { shownPath } from '../src/terminal/shown-path.ts'
import { Refusal, tell } from '../src/terminal/telling.ts'
import { dayIn } from './new.ts'

/**
 * `npm run keep`: writes down the addresses that the site publishes, and keeps those that it would lose: as aliases, as
 * redirects, or as gone. Shows all of it before it writes, and writes nothing in CI unless it is told to.
 */
const folders = foldersFrom(process.env)
const content = shownPath(folders.content)
const wishes = await orStop(async () => {
  try {
    return wishesIn(process.argv.slice(2))
  } catch (error) {
    throw new Refusal((error as Error).message)
  }
})
/** Errors that this command is there to mend; a redirect leads to nothing where what it led to was renamed. */
const ofAddresses: ReadonlySet<string> = new Set([
  'address-lost',
  'address-reused',
  'edition-moved',
  'redirect-unknown',
])
const isCi = Boolean(process.env.CI) && process.env.CI !== 'false'

await orStop(async () => {
  if (wishes.isHelp) console.log(usage)
  else if (wishes.mend) await mend()
  else await keep()
})

/** Puts what a merge left in conflict in order: the ledger, and settings that are lists of addresses. */
async function mend(): Promise<void> {
  const settings = [redirectsFile, goneFile].map(file => mendedEntries(file, textOf(file) ?? ''))
  const changes = settings.flatMap(one => one.changes)
  const refused = settings.flatMap(one => one.refused)
  await write([...changes, ...mendedLedger(ledgerFiles(folders.content))])
  for (const sentence of refused) console.log(sentence)
  if (refused.length > 0) process.exitCode = 1
}

async function keep(): Promise<void> {
  const keeping = await keepingNow(wishes)
  const isWritten = await write(keeping.changes)
  // Settings make pages, such as the list of what was withdrawn: they are written down with the rest.
  const isMore = isWritten && keeping.changes.some(({ file }) => !isOfLedger(file))
  const after = isMore ? await keepingNow(wishesIn([])) : keeping
  if (isMore) putAll(after.changes.filter(({ file }) => isOfLedger(file)))
  const { refused } = keeping
  const summary = keepSummary({ refused, left: after.left })
  if (summary !== '') console.log(summary)
  if (after.left.length + refused.length > 0) process.exitCode = 1
}

function isOfLedger(file: string): boolean {
  return file.startsWith(`${addressesFolder}/`)
}

/** What is to be written for the content as it is now. Refuses when that has other mistakes. */
async function keepingNow(wishes: Wishes): Promise<Keeping> {
  const progress = progressLine('Reading articles', process.stderr)
  const opened = await open(folders, { now: Date.now(), writing: false, progress })
  try {
    const others = opened.errors.filter(({ code }) => !ofAddresses.has(code))
    if (others.length > 0) {
      tell(others, folders)
      throw new Refusal('Nothing was written. Correct these mistakes first.')
    }
    const { site } = opened.archive
    if (site.addresses === 'off') {
      throw new Refusal('“addresses: off” in site.yaml switches the ledger of addresses off.')
    }
    const ground = {
      ...{ plan: opened.plan, marks: marksIn(folders.content), textOf },
      ...{ publicFiles: filesIn(folders.public), today: dayIn(site.timeZone, new Date()) },
    }
    return keepingOf(ground, wishes)
  } finally {
    opened.store.close()
  }
}

/** The text of a file of the content folder; undefined when it is not there. Refuses one that would lose letters. */
function textOf(file: string): string | undefined {
  const path = join(folders.content, file)
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new Refusal(`${content}/${file}: ${explain({ code: 'file-not-text', file })}`)
}

/** Shows changes, and writes them unless that is not wanted here. Whether they are written. */
async function write(changes: readonly FileChange[]): Promise<boolean> {
  for (const change of changes) console.log(shownChange(change, content))
  if (changes.length === 0) console.log('There is nothing to write.')
  else if (wishes.isDry) console.log('Nothing was written (--dry-run).')
  else if (isCi && !wishes.isSure) {
    console.log('Nothing was written: in CI, say --write.')
    process.exitCode = 1
  } else if (await isWanted()) {
    putAll(changes)
    console.log(`Written. Commit ${content}/ with what you publish.`)
    return true
  } else console.log('Nothing was written.')
  return false
}

function putAll(changes: readonly FileChange[]): void {
  for (const { file, after } of changes) put(join(folders.content, file), after)
}

async function isWanted(): Promise<boolean> {
  if (wishes.isSure || !process.stdin.isTTY || !process.stdout.isTTY) return true
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question('Write this? [Y/n] ')
  asking.close()
  return /^(?:y(?:es)?)?$/i.test(answer.trim())
}

/** Writes a file at once, so that none is ever there in part. What a link names is written, and keeps its rights. */
function put(file: string, text: string): void {
  const stats = statSync(file, { throwIfNoEntry: false })
  const path = stats ? realpathSync(file) : file
  mkdirSync(dirname(path), { recursive: true })
  const part = join(dirname(path), `.keep-${process.pid}~`)
  try {
    writeFileSync(part, text, { flag: 'wx', ...(stats ? { mode: stats.mode } : {}) })
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

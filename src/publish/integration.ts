import type { AstroIntegration } from 'astro'
import { type Folders, foldersFrom, outFault, shownPath } from './folders.ts'
import { type Opened, open } from './open.ts'
import { progressLine } from './progress.ts'
import { finish, startSearch } from './publish.ts'
import { formatFrom, report } from './report.ts'
import { openPublication } from './slot.ts'
import { notices, summary } from './summary.ts'
import { serveWriters } from './writing.ts'

/**
 * Backfile in Astro: opens the archive before anything else happens, so that content with errors
 * publishes nothing; lets the routes render the plan; makes the search index beside them; removes
 * what is gone; and says what was done.
 */
export function backfile(): AstroIntegration {
  const folders = foldersFrom(process.env)
  const started = performance.now()
  const startedAt = Date.now()
  let opened: Opened | undefined
  let search: ReturnType<typeof startSearch> | undefined
  return {
    name: 'backfile',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command === 'build') opened = await openForBuild(folders, startedAt)
      },
      'astro:server:setup': ({ server }) => (opened ? undefined : serveWriters(server, folders)),
      'astro:build:start': () => {
        if (opened) search = startSearch(opened, folders)
      },
      'astro:build:done': async () => {
        if (!opened || !search) return
        const removed = await finish(opened, folders, await search, startedAt)
        opened.store.close()
        const seconds = (performance.now() - started) / 1000
        say(summary({ opened, folders, removed, seconds }))
      },
    },
  }
}

async function openForBuild(folders: Folders, now: number): Promise<Opened> {
  const fault = outFault(folders)
  if (fault) return refuse(fault)
  const progress = progressLine('Reading articles', process.stdout)
  const opened = await open(folders, { now, writing: false, progress })
  const format = formatFrom(process.argv, process.env)
  const text = report(opened.problems, format, shownPath(folders.content))
  if (text !== '') console.error(text)
  for (const notice of notices(opened)) say(notice)
  if (opened.errors.length > 0) {
    if (format === 'json') process.exit(1)
    refuse(`Nothing was published; ${shownPath(folders.out)}/ is as it was.`)
  }
  openPublication(opened.publication)
  return opened
}

/** Ends the command. Astro would print a stack trace of ours, which is no help to an author. */
function refuse(why: string): never {
  console.error(why)
  process.exit(1)
}

function say(text: string): void {
  console.log(text)
}

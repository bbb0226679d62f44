import { relative, sep } from 'node:path'
import type { ViteDevServer } from 'vite'
import { readText } from '../intake/read-text.ts'
import { remembering } from '../intake/remembering.ts'
import type { Store } from '../intake/store.ts'
import { hasTemplate } from '../plan/kinds.ts'
import type { PlannedIn } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import type { Folders } from '../publish/folders.ts'
import { type Opened, open } from '../publish/open.ts'
import { heldBackText } from '../terminal/held-back-text.ts'
import { progressLine } from '../terminal/progress.ts'
import { formatFrom, report } from '../terminal/report.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { notices } from '../terminal/summary.ts'
import { fileAt } from './file-at.ts'
import { openPublication, type Publication } from './slot.ts'

/** Waits this long, in milliseconds, for an editor to finish writing a file. */
const pause = 20

/**
 * After a change of one text, which is shown at once, the archive is opened again when nothing has changed for so many
 * milliseconds: for the mistakes in it, and not while browsers load the page.
 */
const calm = 1000

const ageEvent = 'backfile:age'

/** A script of pages that tells the server, once they are connected, how many milliseconds ago they were asked for. */
export const tellAge = [
  `const tell = () => import.meta.hot?.send('${ageEvent}', performance.now())`,
  'tell()',
  // What is said before the connection is there waits for it, and the page is older then than it said.
  `import.meta.hot?.on('vite:ws:connect', tell)`,
].join('\n')

/**
 * Serves those who write: opens the archive with drafts, watches the content folder, and shows every
 * saved change at once. Mistakes are told on the terminal and on every page; the server goes on.
 */
export async function serveWriters(server: ViteDevServer, folders: Folders): Promise<void> {
  const first = await read(folders)
  const store = remembering(first.store)
  for (const notice of notices(first, true)) console.log(notice)
  tell(first, '')
  let told = textOf(first, folders)
  if (told !== '') console.error(told)

  let opened = Promise.resolve(first)
  let renewed = 0
  const put = (next: Promise<Opened>) => {
    opened = next
    openPublication(next.then(one => publicationOf(one, folders)))
  }
  const reload = () => {
    renewed = performance.now()
    for (const environment of Object.values(server.environments)) {
      environment.hot.send('astro:content-changed', {})
    }
    server.environments.client.hot.send({ type: 'full-reload' })
  }
  put(opened)
  // A change that was read while a page was under way came before its connection: the page would wait for another.
  server.environments.client.hot.on(ageEvent, (age: number, client) => {
    if (performance.now() - age < renewed) client.send({ type: 'full-reload' })
  })

  /** Opens the archive again. Browsers ask for their page meanwhile, and wait for it, when it is to be shown at once. */
  const reopen = async (isShownAtOnce: boolean) => {
    const started = performance.now()
    const before = opened
    const reading = read(folders, store)
    if (isShownAtOnce) {
      put(reading.catch(() => before))
      reload()
    }
    const now = await reading
    const text = textOf(now, folders)
    if (!isShownAtOnce) put(reading)
    if (text !== told) console.error(text === '' ? 'Every mistake is mended.' : text)
    if (text !== told && !isShownAtOnce) reload()
    told = text
    if (isShownAtOnce) tell(now, `${Math.round(performance.now() - started)} ms`)
  }
  const changed = new Set<string>()
  let later: NodeJS.Timeout | undefined
  const queue = oneAtATime(async () => {
    clearTimeout(later)
    const started = performance.now()
    const [path, ...others] = [...changed]
    changed.clear()
    if (path === undefined) return reopen(false)
    const isText = others.length === 0 && (await readText(folders.content, path, store))
    if (!isText) return reopen(true)
    reload()
    tell({ ...(await opened), read: 1 }, `${Math.round(performance.now() - started)} ms`)
    later = setTimeout(queue, calm)
  })
  server.watcher.add(folders.content)
  server.watcher.on('all', (_, path) => {
    if (!path.startsWith(folders.content + sep)) return
    changed.add(relative(folders.content, path).split(sep).join('/'))
    queue()
  })
}

function read(folders: Folders, store?: Store): Promise<Opened> {
  return open(folders, {
    now: Date.now(),
    writing: true,
    progress: progressLine('Reading articles', process.stdout),
    ...(store ? { store } : {}),
  })
}

function tell({ archive, read }: Opened, time: string): void {
  const changed = time === '' ? '.' : `, ${read} re-read in ${time}.`
  const held = heldBackText(archive.heldBack, Date.now())
  console.log(`${archive.articles.length} articles${changed} ${held}`.trim())
}

function textOf({ problems }: Opened, { content }: Folders): string {
  return report(problems, formatFrom(process.argv, process.env), shownPath(content))
}

function publicationOf(opened: Opened, folders: Folders): Publication {
  const { plan, problems, store } = opened
  const base = plan.archive.site.basePath.slice(0, -1)
  const find = (path: string) =>
    path.startsWith(base) ? plan.find(path.slice(base.length)) : undefined
  const ready = (page: PlannedIn) => readyPage(page, plan, file => store.html(file))
  return {
    page: path => {
      const page = find(path)
      return page && hasTemplate(page.kind) ? ready(page) : undefined
    },
    file: async path => {
      const page = find(path)
      return page && fileAt(page, opened, folders)
    },
    notFound: () => ready(plan.at('/404.html')),
    writing: { problems, content: shownPath(folders.content) },
  }
}

/** Runs a task after a pause, never twice at once, and once more when it was asked for meanwhile. */
function oneAtATime(task: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined
  let running = false
  let again = false
  const run = async () => {
    if (running) {
      again = true
      return
    }
    running = true
    await task().catch(error => console.error(error))
    running = false
    if (again) {
      again = false
      await run()
    }
  }
  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, pause)
  }
}

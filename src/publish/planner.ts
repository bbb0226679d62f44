import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import type { ReadyPage } from '../plan/ready-page.ts'
import type { SearchRecord } from '../plan/search-records.ts'
import type { Outline, Planning } from './planner-worker.ts'

/** The plan of a site, in a thread of its own. */
export interface Planner {
  /** What is to be done. */
  outline: Outline
  /** The page at an address, one of those to be made. */
  page: (address: string) => Promise<ReadyPage>
  /** What search knows of the articles of a part of it that is to be made. */
  records: (part: string) => Promise<SearchRecord[]>
  /** Ends the thread. */
  close: () => Promise<void>
}

/** So many pages are asked for at once: fewer, and the time goes into asking. */
const atOnce = 32
/** Where no more is to be made, all is taken over at once, and the thread need not wait for questions. */
const few = { pages: 500, parts: 3 }

/** Plans a site. `progress` is told how many of how many articles have been read. */
export async function planAside(
  planning: Omit<Planning, 'progress'>,
  progress: (done: number, all: number) => void,
): Promise<Planner> {
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./planner-worker.ts', import.meta.url)),
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
  })
  const { port1, port2 } = new MessageChannel()
  port1.on('message', ([done, all]) => progress(done, all))
  try {
    const task: Planning = { ...planning, progress: port2 }
    const outline: Outline = await pool.run(task, { name: 'outline', transferList: [port2] })
    const pages = inBatches<ReadyPage>([...outline.delta.pages.keys()], addresses =>
      pool.run(addresses, { name: 'pages' }),
    )
    const planner: Planner = {
      outline,
      page: pages,
      records: part => pool.run(part, { name: 'records' }),
      close: () => pool.destroy(),
    }
    const { delta } = outline
    const isLittle = delta.pages.size <= few.pages && delta.parts.size <= few.parts
    return isLittle ? await takenOver(planner) : planner
  } catch (error) {
    await pool.destroy()
    throw error
  } finally {
    port1.close()
  }
}

/** A planner that has been asked for all that it will be asked for, and whose thread has ended. */
async function takenOver({ outline, page, records, close }: Planner): Promise<Planner> {
  const all = async <Value>(keys: Iterable<string>, ask: (key: string) => Promise<Value>) => {
    const answers = [...keys].map(async key => [key, await ask(key)] as const)
    return new Map(await Promise.all(answers))
  }
  const pages = await all(outline.delta.pages.keys(), page)
  const parts = await all(outline.delta.parts.keys(), records)
  await close()
  return {
    outline,
    page: async address => known(pages, address),
    records: async part => known(parts, part),
    close: async () => undefined,
  }
}

function known<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key)
  if (value === undefined) throw new Error(`${key} is not among what is to be made`)
  return value
}

/**
 * Asks for values in batches, each ahead of its need: whoever asks for one key is soon to ask for those
 * that follow it, for each of them once.
 */
function inBatches<Value>(
  keys: readonly string[],
  ask: (keys: string[]) => Promise<Value[]>,
): (key: string) => Promise<Value> {
  const places = new Map(keys.map((key, i) => [key, i]))
  const asked = new Set<number>()
  const coming = new Map<string, Promise<Value>>()
  const fetch = (batch: number) => {
    const wanted = keys.slice(batch * atOnce, (batch + 1) * atOnce)
    if (asked.has(batch) || wanted.length === 0) return
    asked.add(batch)
    const answer = ask(wanted)
    for (const [i, key] of wanted.entries()) {
      const value = answer.then(values => values[i] as Value)
      value.catch(() => undefined)
      coming.set(key, value)
    }
  }
  return async key => {
    const place = places.get(key)
    if (place === undefined) throw new Error(`${key} is not among what is to be made`)
    const batch = Math.floor(place / atOnce)
    fetch(batch)
    fetch(batch + 1)
    const value = coming.get(key)
    coming.delete(key)
    return value ?? ((await ask([key]))[0] as Value)
  }
}

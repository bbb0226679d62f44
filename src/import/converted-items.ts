import { Tinypool } from 'tinypool'
import { workers } from '../intake/workers.ts'
import type { ConvertTask } from './convert-worker.ts'
import type { ImportOptions } from './import-options.ts'
import type { OldItem, Unreadable } from './old-item.ts'
import { resultsOf } from './parcel.ts'
import type { Converted } from './text/convert.ts'

/** What came of an item's text; nothing of one that is not wanted. */
export type ConvertedText = Converted | { reason: string } | undefined

type Convert = (texts: ConvertTask['texts']) => Promise<(Converted | { reason: string })[]>

/** What a worker gets at a time: so many texts, or less when they are long (characters). */
const parcel = { texts: 20, characters: 100_000 }

/**
 * Items in their order, each with its text converted by workers: several parcels at a time. Texts that make no more than one
 * parcel are converted here and now: starting a thread would take longer.
 */
export async function* convertedItems(
  { source, progress }: ImportOptions,
  hosts: readonly string[],
): AsyncGenerator<[OldItem | Unreadable, ConvertedText]> {
  const threads = workers()
  let pool: Tinypool | undefined
  const byWorkers: Convert = texts => {
    pool ??= new Tinypool({
      filename: new URL('./convert-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 5000,
    })
    return pool.run({ hosts, texts } satisfies ConvertTask)
  }
  const hereAndNow: Convert = async texts => {
    const { default: convertAll } = await import('./convert-worker.ts')
    return convertAll({ hosts, texts })
  }
  const under: { items: (OldItem | Unreadable)[]; done: ReturnType<Convert> }[] = []
  let items: (OldItem | Unreadable)[] = []
  let length = 0
  const send = (convert: Convert) => {
    const texts = items
      .filter(isWanted)
      .map(({ text, base, title = '' }) => ({ text, base, title }))
    under.push({ items, done: resultsOf(texts, convert) })
    items = []
    length = 0
  }
  async function* take(most: number): AsyncGenerator<[OldItem | Unreadable, ConvertedText]> {
    while (under.length > most) {
      const first = under.shift()
      if (!first) return
      const results = await first.done
      let next = 0
      for (const item of first.items) yield [item, isWanted(item) ? results[next++] : undefined]
      progress?.('writing', source.progress())
    }
  }
  try {
    for await (const item of source.items()) {
      items.push(item)
      length += isWanted(item) ? item.text.value.length : 0
      if (items.length < parcel.texts && length < parcel.characters) continue
      send(byWorkers)
      yield* take(threads + 1)
    }
    send(pool ? byWorkers : hereAndNow)
    yield* take(0)
  } finally {
    await pool?.destroy()
  }
}

function isWanted(item: OldItem | Unreadable): item is OldItem {
  return !('unreadable' in item) && item.skipped === undefined
}

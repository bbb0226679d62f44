/** Milliseconds after which nothing more is waited for. */
const quiet = 50

/**
 * Makes of calls that come close together one call, with at most so many items: the next begins when the one before has
 * ended, and nothing new has come for a moment. What a call throws is thrown to all whose items it had.
 */
export function inBatches<Item>(
  most: number,
  send: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: { item: Item; resolve: () => void; reject: (error: unknown) => void }[] = []
  let isSending = false
  let timer: NodeJS.Timeout | undefined
  const begin = async () => {
    clearTimeout(timer)
    if (isSending || waiting.length === 0) return
    const batch = waiting.slice(0, most)
    waiting = waiting.slice(most)
    isSending = true
    try {
      await send(batch.map(({ item }) => item))
      for (const { resolve } of batch) resolve()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
    isSending = false
    soon()
  }
  const soon = () => {
    clearTimeout(timer)
    if (waiting.length >= most) void begin()
    else timer = setTimeout(begin, quiet)
  }
  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      soon()
    })
}

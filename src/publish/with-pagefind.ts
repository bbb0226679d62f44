import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'

type Pagefind = typeof import('pagefind')

/**
 * Does work with Pagefind, which runs a process of its own. Throws when that process ends before the work does, as when it
 * is out of memory: Pagefind would wait for it for ever.
 */
export async function withPagefind<Done>(
  work: (pagefind: Pagefind) => Promise<Done>,
): Promise<Done> {
  const pagefind = await import('pagefind')
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const watch = (message: unknown) => {
    const { process } = message as { process: ChildProcess }
    process.once('exit', (code, signal) => reject(new Error(endOf(code, signal))))
    process.once('error', reject)
  }
  subscribe('child_process', watch)
  try {
    return await Promise.race([work(pagefind), ended])
  } finally {
    unsubscribe('child_process', watch)
    await pagefind.close()
  }
}

function endOf(code: number | null, signal: string | null): string {
  const how = signal === null ? `with code ${code}` : `by ${signal}`
  return `Pagefind ended ${how} before the search index was made. It may have had too little memory; build again.`
}

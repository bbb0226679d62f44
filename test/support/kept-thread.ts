import { createRequire, syncBuiltinESMExports } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { KeptTask } from './kept-pool.ts'

type Handler = (task: unknown) => unknown

const threads = createRequire(import.meta.url)('node:worker_threads') as { workerData: unknown }
let begun: { number: number; handler: Promise<Handler> } | undefined

/** Does work as a thread of the file would that had been started for it. */
export default async function work({ filename, number, data, task }: KeptTask): Promise<unknown> {
  if (begun?.number !== number) begun = { number, handler: begin(filename, number, data) }
  return (await begun.handler)(task)
}

/** Runs a file again where it is handed data; otherwise it holds nothing of the work before. */
async function begin(filename: string, number: number, data: unknown): Promise<Handler> {
  const { href } = filename.startsWith('file:') ? new URL(filename) : pathToFileURL(filename)
  if (data === undefined) return (await import(href)).default
  threads.workerData = [undefined, data]
  syncBuiltinESMExports()
  return (await import(`${href}?${number}`)).default
}

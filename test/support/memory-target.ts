import { type FileHeaders, type Target, TargetFault } from '../../src/deploy/target.ts'

/** What a target in memory was asked, and what it did. */
export interface MemoryTarget extends Target {
  files: Map<string, Buffer>
  headers: Map<string, FileHeaders>
  log: string[]
  /** What it does before a request; throws to refuse it. */
  before: (request: string) => void | Promise<void>
  /** What it does after a request that changed it; throws as when its answer is lost. */
  after: (request: string) => void
}

/** A target that is a map, and notes every request. */
export function memoryTarget(): MemoryTarget {
  const files = new Map<string, Buffer>()
  const headers = new Map<string, FileHeaders>()
  const log: string[] = []
  const asked = async (request: string) => {
    await target.before(request)
    log.push(request)
  }
  const target: MemoryTarget = {
    ...{ name: 'memory', atOnce: 4, files, headers, log, before: () => undefined },
    after: () => undefined,
    read: async file => {
      await asked(`GET ${file}`)
      return files.get(file)
    },
    write: async (file, bytes, own) => {
      await asked(`PUT ${file}`)
      files.set(file, Buffer.from(bytes))
      headers.set(file, own)
      target.after(`PUT ${file}`)
    },
    create: async (file, bytes) => {
      await asked(`CREATE ${file}`)
      if (files.has(file)) return false
      files.set(file, Buffer.from(bytes))
      target.after(`CREATE ${file}`)
      return true
    },
    remove: async some => {
      await asked(`DELETE ${some.join(' ')}`)
      for (const file of some) files.delete(file)
      target.after(`DELETE ${some.join(' ')}`)
    },
    list: async function* (below) {
      await asked('LIST')
      for (const [file, { length }] of files) {
        if (!below || file.startsWith(`${below}/`)) yield { file, size: length }
      }
    },
    close: async () => {},
  }
  return target
}

/**
 * Refuses all requests from one on, as when the process that asks is killed. With `isDone`, that one is done, and the process
 * does not come to know it.
 */
export function dieAt(target: MemoryTarget, request: number, isDone = false): void {
  let count = 0
  const die = () => {
    throw new TargetFault('killed', { isPassing: false })
  }
  target.before = () => {
    count += 1
    if (isDone ? count > request : count >= request) die()
  }
  target.after = () => {
    if (isDone && count >= request) die()
  }
}

/** Does again what it is asked. */
export function revive(target: MemoryTarget): void {
  target.before = () => undefined
  target.after = () => undefined
}

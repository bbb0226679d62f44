import { join, resolve } from 'node:path'
import { valuesAskedFor } from '../terminal/asked-for.ts'
import { Refusal } from '../terminal/telling.ts'
import { type Shard, shardFrom } from './shard.ts'

/** What a build is to do. */
export type Task = ShardTask | SiteTask

/** To make one part of a site, for another machine to publish. */
export interface ShardTask {
  kind: 'shard'
  shard: Shard
  /** The folder for the part: a complete path. */
  part: string
}

/** To publish a site, of parts that were made before if there are any. */
export interface SiteTask {
  kind: 'site'
  /** The folders of the parts: complete paths. */
  parts: string[]
}

const how = {
  shard: 'Write it as “--shard 2/4”: the second of four parts.',
  part: 'Write it as “--part DIR”, with “--shard”: the folder for the part.',
  merge: 'Write it as “--merge DIR DIR”: the folders of all parts.',
} as const

/** What a build was asked to do. Throws a refusal when the words for that make no sense. */
export function taskFrom(argv: readonly string[], env: NodeJS.ProcessEnv): Task {
  const [shards, folders, parts] = (['shard', 'part', 'merge'] as const).map(flag =>
    valuesAskedFor(flag, argv, env),
  )
  if (shards && parts) {
    throw new Refusal('A build makes a part (--shard) or merges parts (--merge), not both at once.')
  }
  if (folders && (!shards || folders.length !== 1 || folders[0] === '')) {
    throw new Refusal(`“--part ${folders.join(' ')}” cannot be followed. ${how.part}`)
  }
  if (parts) {
    if (parts.length === 0 || parts.includes('')) {
      throw new Refusal(`“--merge ${parts.join(' ')}” names no folder. ${how.merge}`)
    }
    return { kind: 'site', parts: parts.map(part => resolve(part)) }
  }
  if (!shards) return { kind: 'site', parts: [] }
  const shard = shards.length === 1 ? shardFrom(shards[0] ?? '') : undefined
  if (!shard) throw new Refusal(`“--shard ${shards.join(' ')}” names no part. ${how.shard}`)
  return { kind: 'shard', shard, part: resolve(folders?.[0] ?? partFolder(shard)) }
}

/** Where a part goes when nothing is said. */
export function partFolder({ number, of }: Shard): string {
  return join('parts', `${number}-of-${of}`)
}

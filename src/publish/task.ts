import { join, resolve } from 'node:path'
import { nearest } from '../archive/suggest.ts'
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

/** The options of a build: ours, and those that Astro has for every command. */
const options = [
  ...['adopt', 'accept-loss', 'all', 'format', 'shard', 'part', 'merge'],
  ...['config', 'force', 'help', 'mode', 'root', 'silent', 'verbose'],
]

/** Refuses options that a build does not have: a slip in one would publish a whole site in place of a part. */
function checkOptions(argv: readonly string[]): void {
  for (const word of argv.slice(3)) {
    const [, name = word] = /^--([^=]*)/.exec(word) ?? []
    if (!word.startsWith('--') || options.includes(name)) continue
    const near = nearest(name, options)
    const hint = near === undefined ? '' : ` Did you mean “--${near}”?`
    throw new Refusal(
      `A build has no option “--${name}”.${hint} It has --shard, --part, --merge, --adopt, --accept-loss, --all and --format.`,
    )
  }
}

/** What a build was asked to do. Throws a refusal when the words for that make no sense. */
export function taskFrom(argv: readonly string[], env: NodeJS.ProcessEnv): Task {
  checkOptions(argv)
  const [shard, part, merge] = (['shard', 'part', 'merge'] as const).map(flag =>
    valuesAskedFor(flag, argv, env),
  )
  if (shard && merge) {
    throw new Refusal('A build makes a part (--shard) or merges parts (--merge), not both at once.')
  }
  if (part && (!shard || part.length !== 1 || part[0] === '')) {
    throw new Refusal(`“--part ${part.join(' ')}” cannot be followed. ${how.part}`)
  }
  if (merge) {
    if (merge.length === 0 || merge.includes('')) {
      throw new Refusal(`“--merge ${merge.join(' ')}” names no folder. ${how.merge}`)
    }
    return { kind: 'site', parts: merge.map(folder => resolve(folder)) }
  }
  if (!shard) return { kind: 'site', parts: [] }
  const named = shard.length === 1 ? shardFrom(shard[0] ?? '') : undefined
  if (!named) throw new Refusal(`“--shard ${shard.join(' ')}” names no part. ${how.shard}`)
  return { kind: 'shard', shard: named, part: resolve(part?.[0] ?? partFolder(named)) }
}

/** Where a part goes when nothing is said. */
export function partFolder({ number, of }: Shard): string {
  return join('parts', `${number}-of-${of}`)
}

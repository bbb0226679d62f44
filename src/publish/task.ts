import { join, resolve } from 'node:path'
import { valuesAskedFor } from '../terminal/asked-for.ts'
import { checkOptions } from '../terminal/check-options.ts'
import { Refusal } from '../terminal/telling.ts'
import { type Shard, shardFrom } from './shard.ts'

/** What a build is to do. */
type Task = ShardTask | SiteTask

/** To make one part of a site, for another machine to publish. */
export interface ShardTask {
  kind: 'shard'
  shard: Shard
  /** The folder for the part: a complete path. */
  part: string
}

/** To publish a site, of parts that were made before if there are any. */
interface SiteTask {
  kind: 'site'
  /** The folders of the parts: complete paths. */
  parts: string[]
}

const how = {
  shard: 'Write it as “--shard 2/4”: the second of four parts.',
  part: 'Write it as “--part DIR”, with “--shard”: the folder for the part.',
  merge: 'Write it as “--merge DIR DIR”: the folders of all parts.',
} as const

/** The options of a build, and those that Astro has for all its commands. */
const options = ['shard', 'part', 'merge', 'adopt', 'accept-loss', 'all', 'format']
const ofAstro = ['config', 'force', 'help', 'mode', 'root', 'silent', 'verbose']

/** What a build was asked to do. Throws a refusal when the words for that make no sense. */
export function taskFrom(argv: readonly string[], env: NodeJS.ProcessEnv): Task {
  checkOptions('npm run build', argv.slice(3), options, ofAstro)
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
function partFolder({ number, of }: Shard): string {
  return join('parts', `${number}-of-${of}`)
}

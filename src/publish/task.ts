import { join, resolve } from 'node:path'
import type { Preview } from '../archive/preview.ts'
import { valuesAskedFor } from '../terminal/asked-for.ts'
import { checkOptions } from '../terminal/check-options.ts'
import { Refusal } from '../terminal/telling.ts'
import { previewFrom } from './preview-build.ts'
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
  /** Where a preview is to be, when one is made in place of the site. */
  preview?: Preview
  /** The target that the site is built against: its name in `site.yaml`, or its address. */
  against?: string
}

const how = {
  shard: 'Write it as “--shard 2/4”: the second of four parts.',
  part: 'Write it as “--part DIR”, with “--shard”: the folder for the part.',
  merge: 'Write it as “--merge DIR DIR”: the folders of all parts.',
  against: 'Write it as “--against TARGET”: a name from “targets” in site.yaml, or an address.',
} as const

/** The options of a build, and those that Astro has for all its commands. */
const options = [
  ...['shard', 'part', 'merge', 'against', 'preview', 'adopt', 'accept-loss', 'all', 'format'],
]
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
  const against = againstFrom(argv, env)
  const preview = previewFrom(argv)
  if (preview && (shard || merge || against)) {
    throw new Refusal(
      'A preview is made whole, by one machine: leave “--shard”, “--merge” and “--against” out.',
    )
  }
  if (against !== undefined && shard) {
    throw new Refusal('A build against a target publishes a site; “--shard” makes one part of it.')
  }
  if (part && (!shard || part.length !== 1 || part[0] === '')) {
    throw new Refusal(`“--part ${part.join(' ')}” cannot be followed. ${how.part}`)
  }
  if (merge) {
    if (merge.length === 0 || merge.includes('')) {
      throw new Refusal(`“--merge ${merge.join(' ')}” names no folder. ${how.merge}`)
    }
    return { kind: 'site', parts: merge.map(folder => resolve(folder)), ...against }
  }
  if (!shard) return { kind: 'site', parts: [], ...against, ...(preview ? { preview } : {}) }
  const named = shard.length === 1 ? shardFrom(shard[0] ?? '') : undefined
  if (!named) throw new Refusal(`“--shard ${shard.join(' ')}” names no part. ${how.shard}`)
  return { kind: 'shard', shard: named, part: resolve(part?.[0] ?? partFolder(named)) }
}

function againstFrom(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Pick<SiteTask, 'against'> | undefined {
  const values = valuesAskedFor('against', argv, env)
  if (!values) return undefined
  const [against = ''] = values
  if (values.length === 1 && against !== '') return { against }
  throw new Refusal(`“--against ${values.join(' ')}” cannot be followed. ${how.against}`)
}

/** Where a part goes when nothing is said. */
function partFolder({ number, of }: Shard): string {
  return join('parts', `${number}-of-${of}`)
}

import { readdirSync, readFileSync } from 'node:fs'
import { digestOf } from '../archive/digest.ts'
import { packagesDigest } from './packages-digest.ts'

/** A digest of all that decides what is read from a file: this room's code, the model's, all packages, and Node. */
export function pipelineVersion(): string {
  const code = ['./', '../archive/'].flatMap(room => {
    const folder = new URL(room, import.meta.url)
    const files = readdirSync(folder).filter(name => /(?<!\.test)\.ts$/.test(name))
    return files.sort().map(name => readFileSync(new URL(name, folder), 'utf8'))
  })
  return digestOf([...code, packagesDigest()].join('\0'))
}

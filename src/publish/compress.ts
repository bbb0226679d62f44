import { lstatSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import pLimit from 'p-limit'
import { digestOf } from '../archive/digest.ts'
import type { Encoding } from '../archive/encodings.ts'
import { workers } from '../intake/workers.ts'
import { twinsOf } from '../plan/precompressed.ts'
import { progressLine } from '../terminal/progress.ts'
import { brotliQuality, compressing } from './compressing.ts'
import type { Delta } from './delta.ts'
import { type Folders, stageOf } from './folders.ts'
import { filesIn } from './site-files.ts'
import { isWhole } from './survey.ts'

/** What was compressed for a site. */
export interface Compressed {
  /** Precompressed files of the output folder that stay, since the files they are made from are what they were. */
  kept: ReadonlySet<string>
  /** Those that were made in the stage. */
  made: ReadonlySet<string>
  /** How many files were compressed, and their bytes: as they are, and in each encoding. */
  files: number
  bytes: number
  became: Partial<Record<Encoding, number>>
}

const compressors = {
  br: (bytes: Buffer, file: string) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality(file),
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
} as const satisfies Record<Encoding, unknown>

/** Writes the precompressed files of a stage into it, but for those that the output folder has already, made from the same bytes. */
export async function compressStage(
  { before, survey }: Pick<Delta, 'before' | 'survey'>,
  folders: Folders,
  encodings: readonly Encoding[],
): Promise<Compressed> {
  const stage = stageOf(folders)
  const files = encodings.length === 0 ? [] : filesIn(stage)
  const kept = new Set<string>()
  const made = new Set<string>()
  const done = { files: 0, bytes: 0, became: {} as Partial<Record<Encoding, number>> }
  const stays = (twin: string) =>
    before.get(twin)?.fingerprint === compressing && isWhole(survey, twin)
  const compress = async (file: string) => {
    const path = join(stage, file)
    const twins = twinsOf(file, lstatSync(path).size, encodings)
    if (twins.length === 0) return
    const bytes = await readFile(path)
    const old = before.get(file)
    if (old && twins.every(stays) && old.sha256 === digestOf(bytes)) {
      for (const twin of twins) kept.add(twin)
      return
    }
    done.files += 1
    done.bytes += bytes.length
    for (const twin of twins) {
      const encoding = extname(twin).slice(1) as Encoding
      const compressed = await compressors[encoding](bytes, file)
      await writeFile(join(stage, twin), compressed)
      made.add(twin)
      done.became[encoding] = (done.became[encoding] ?? 0) + compressed.length
    }
  }
  const line = progressLine('Compressing files', process.stdout)
  const limit = pLimit(2 * workers())
  let looked = 0
  const work = async (file: string) => {
    await compress(file)
    line(++looked, files.length)
  }
  await Promise.all(files.map(file => limit(work, file)))
  return { kept, made, ...done }
}

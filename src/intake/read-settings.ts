import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import { checkData } from '../archive/check-data.ts'
import { conflictLine } from '../archive/conflict-marks.ts'
import { type GoneEntry, goneSchema } from '../archive/gone.ts'
import { type Label, labelsSchema } from '../archive/labels.ts'
import type { Problem } from '../archive/problem.ts'
import { type Redirect, redirectsOf, redirectsSchema } from '../archive/redirects.ts'
import { goneFile, redirectsFile } from '../archive/settings-files.ts'
import { mustBeSet, type SiteFile, siteSchema } from '../archive/site.ts'
import { unreadable } from './find-files.ts'
import { located } from './located.ts'
import { type Position, readYaml } from './yaml.ts'

/** The files of settings in a content folder; every one of them may be missing. */
export const settingsFiles = [
  ...(['site.yaml', 'tags.yaml', 'sources.yaml', goneFile, redirectsFile] as const),
] as const

/** What they say. */
export interface Settings {
  site: SiteFile
  tags: Label[]
  sources: Label[]
  redirects: Redirect[]
  gone: GoneEntry[]
  problems: Problem[]
  /** Keys of site.yaml that are left to defaults and that a public site must set. */
  unset: readonly string[]
  /** Where the keys of each file stand. */
  positions: Record<string, Record<string, Position>>
}

/** Reads the settings of a content folder. What does not hold becomes a problem, and its default is used. */
export async function readSettings(root: string): Promise<Settings> {
  const [site, tags, sources, gone, redirects] = await Promise.all([
    readChecked(root, 'site.yaml', siteSchema, {}),
    readChecked(root, 'tags.yaml', labelsSchema, []),
    readChecked(root, 'sources.yaml', labelsSchema, []),
    readChecked(root, goneFile, goneSchema, []),
    readChecked(root, redirectsFile, redirectsSchema, []),
  ])
  const all = [site, tags, sources, gone, redirects]
  return {
    site: site.value,
    tags: tags.value,
    sources: sources.value,
    gone: gone.value,
    redirects: redirectsOf(redirects.value),
    problems: all.flatMap(({ problems }) => problems),
    unset: mustBeSet.filter(key => !site.keys.has(key)),
    positions: Object.fromEntries(settingsFiles.map((file, i) => [file, all[i]?.positions ?? {}])),
  }
}

interface ReadChecked<Value> {
  value: Value
  problems: Problem[]
  keys: ReadonlySet<string>
  positions: Record<string, Position>
}

async function readChecked<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
  empty: unknown,
): Promise<ReadChecked<z.output<Schema>>> {
  const fallback = { value: schema.parse(empty), keys: new Set<string>(), positions: {} }
  const bytes = await readFile(join(root, file)).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) {
    return { ...fallback, problems: bytes.code === 'ENOENT' ? [] : [unreadable(file, bytes)] }
  }
  if (!isUtf8(bytes)) return { ...fallback, problems: [{ code: 'file-not-text', file }] }
  const text = bytes.toString('utf8')
  const conflict = conflictLine(text)
  if (conflict !== undefined) {
    return { ...fallback, problems: [{ code: 'merge-conflict', file, line: conflict }] }
  }
  const { data, positions, problems } = readYaml(text.replace(/^\uFEFF/, ''), file, 1, 1_000_000)
  if (problems.length > 0) return { ...fallback, problems }
  const checked = checkData(schema, data ?? empty, file)
  return {
    value: checked.value ?? fallback.value,
    problems: checked.problems.map(problem => located(problem, positions)),
    keys: new Set(Object.keys((data as object | null) ?? {})),
    positions,
  }
}

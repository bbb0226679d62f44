import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import { Unusable } from './old-item.ts'

const text = z.string().trim().min(1)

const labels = z.record(z.string(), z.union([text, z.null()])).default({})

const mappingSchema = z.strictObject({
  /** A category as it was → the section it becomes; null: neither section nor tag. */
  sections: labels,
  /** A tag, or a category that is no section → the tag it becomes; null: none. */
  tags: labels,
  /** An author as written → the byline; null: none. */
  authors: labels,
  /** A category → a region. */
  regions: labels,
})

/** What a keeper wants old labels to be called; a label of null is left out. */
export type Mapping = z.infer<typeof mappingSchema>

/** A mapping that maps nothing. */
export const noMapping: Mapping = { sections: {}, tags: {}, authors: {}, regions: {} }

/** Reads a mapping from a YAML file. Throws `Unusable` when it is none. */
export function readMapping(path: string): Mapping {
  let data: unknown
  try {
    data = parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 })
  } catch (error) {
    throw new Unusable(`${path} cannot be read as YAML: ${(error as Error).message.split('\n')[0]}`)
  }
  const checked = mappingSchema.safeParse(data ?? {})
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(
    ({ path: at, message }) => `${at.join('.') || 'the file'}: ${message}`,
  )
  throw new Unusable(
    `${path} is not a mapping: ${faults.join('; ')}. Write the keys sections, tags, authors and regions, each with lines “Old label: New label”.`,
  )
}

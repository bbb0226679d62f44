import * as z from 'zod'
import { digestOf } from '../archive/digest.ts'

/** The form of parts that is written and read here. */
const form = 1

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** What a part was made from; two parts made from the same belong together. */
const madeFrom = z.strictObject({
  /** Of the bytes of the content, and of the names of the files in `public/`. */
  content: digest,
  /** Of our sources, the settings of tools, packages and Node. */
  code: digest,
  /** The kind of machine: pictures are not encoded alike on all. */
  machine: z.string(),
  /** When the archive will next change by itself, as an embargo ends: milliseconds since 1970. */
  until: z.number().nullable(),
  /** Of the templates as they were compiled, and of the names of scripts and styles that pages have. */
  templates: digest,
})

/** The path of a file below a folder, with `/` between its steps; none leads out of it, on any system. */
const path = z.string().refine(text => text.split(/[/\\]/).every(step => !/^\.{0,2}$/.test(step)))

const manifest = z.strictObject({
  form: z.literal(form),
  number: z.int().positive(),
  of: z.int().positive(),
  madeFrom,
  /** What was made. The bytes of a file are in `files/`, named by their SHA-256. */
  files: z.array(z.strictObject({ file: path, size: z.int().nonnegative(), sha256: digest })),
})

/** What a part was made from. */
export type MadeFrom = z.infer<typeof madeFrom>

/** What a part says of itself. */
export type Manifest = z.infer<typeof manifest>

/** The text of a part's manifest, with a seal by which damage is seen. */
export function manifestText(told: Omit<Manifest, 'form'>): string {
  const text = JSON.stringify({ form, ...told } satisfies Manifest)
  return `${text}\n${digestOf(text)}\n`
}

/** What a manifest says; in its place, why it cannot be used, for a sentence that begins with the part’s folder. */
export function manifestFrom(text: string): Manifest | string {
  if (text === '')
    return 'holds a part that is not whole: the build that was to make it did not end'
  const [told = '', seal] = text.split('\n')
  if (digestOf(told) !== seal) return 'is damaged: its part.json is not as it was written'
  const read = manifest.safeParse(JSON.parse(told))
  return read.success ? read.data : 'was made by another version of Backfile'
}

import * as z from 'zod'
import { sameAddress } from './address.ts'
import type { Entry } from './entry.ts'
import { alias, holding } from './frontmatter.ts'
import { idOfFile } from './id-of-file.ts'
import { canonicalLanguage, isLanguage } from './language.ts'
import { aliasesOf } from './older-addresses.ts'
import { slugOf } from './slug.ts'

const text = z.string().trim().min(1)

/** Frontmatter of a page in `content/pages/`: About, Contact and the like. */
export const standingSchema = z.strictObject({
  title: text.describe('The headline'),
  description: text.optional().describe('One or two sentences, for search engines'),
  lang: text
    .refine(isLanguage)
    .overwrite(canonicalLanguage)
    .optional()
    .describe('Its language (BCP 47), when it is not the site’s'),
  aliases: z.array(alias).default([]).describe('Older addresses, which lead here'),
  ...holding,
})

/** The checked frontmatter of a standing page. */
export type StandingFields = z.infer<typeof standingSchema>

/** A page that stands outside the run of articles, at `/name-of-its-file/` in its edition. */
export interface StandingPage {
  file: string
  address: string
  headline: string
  description?: string | undefined
  lang?: string | undefined
  aliases: string[]
  /** Shown while writing only: a draft, or under embargo. */
  withheld: boolean
  body: string
}

/**
 * The page that an entry of `content/pages/` makes in an edition whose addresses begin with `start`; a folder of
 * that name is the edition's own.
 */
export function standingPage(
  { file, fields, body }: Entry<StandingFields>,
  withheld: boolean,
  start = '',
): StandingPage {
  const path = idOfFile(file).split('/').map(slugOf).join('/')
  const { title: headline, description, lang } = fields
  const whole = `/${path}/`
  const isInside = start !== '' && whole.startsWith(`${start}/`)
  const address = isInside ? whole : start + whole
  const aliases = aliasesOf(fields.aliases, address)
  return {
    ...{ file, address, aliases },
    ...{ headline, description, lang, withheld, body },
  }
}

/** Whether settings name a page so: by its file below `pages/`, with or without its ending, or by its address. */
export function isNamed(
  written: string,
  { file, address }: Pick<StandingPage, 'file' | 'address'>,
): boolean {
  if (written.startsWith('/')) return sameAddress(written) === sameAddress(address)
  return [file, file.replace(/\.[^./]+$/, '')].includes(`pages/${written}`)
}

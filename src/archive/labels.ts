import * as z from 'zod'
import { labelSlugOf } from './label-slug.ts'
import { canonicalLanguage, isLanguage, primaryLanguage } from './language.ts'
import { webAddress } from './web-address.ts'

const text = z.string().trim().min(1)

/** What a label is called in other languages: a name, or a name and a description, by language (BCP 47). */
export const namedInLanguages = z
  .record(
    z.string().refine(isLanguage).overwrite(canonicalLanguage),
    z
      .union([text, z.strictObject({ label: text, description: text.optional() })])
      .transform(name => (typeof name === 'string' ? { label: name } : name)),
  )
  .default({})
  .describe('What it is called in other languages, by their codes: `ar: …`')

/** `content/tags.yaml` and `content/sources.yaml`: what is known of a label. Both files may be missing. */
export const labelsSchema = z.array(
  z.strictObject({
    label: text.describe('The spelling that readers see'),
    description: text.optional().describe('A sentence for the head of its page'),
    aliases: z.array(text).default([]).describe('Other spellings that mean the same'),
    url: text.refine(webAddress).optional().describe('A web address (sources)'),
    translations: namedInLanguages,
  }),
)

/** One entry of a label file. */
export type Label = z.infer<typeof labelsSchema>[number]

/** A label as an edition knows it. */
export interface KnownLabel {
  slug: string
  label: string
  description?: string | undefined
  url?: string | undefined
  /** Other spellings that mean the same, those in other languages among them. */
  aliases: string[]
}

type Named = Pick<Label, 'label' | 'translations'> & Partial<Label>

/** Labels as they are called in a language (BCP 47). Each keeps the one slug in every language. */
export function labelsIn(language: string, labels: readonly Named[]): KnownLabel[] {
  const primary = primaryLanguage(language)
  return labels.map(({ label, description, url, aliases = [], translations }) => {
    const own = translations[language] ?? translations[primary]
    const names = Object.values(translations).map(({ label }) => label)
    return {
      ...{ slug: labelSlugOf(label), url, aliases: [...aliases, label, ...names] },
      ...{ label: own?.label ?? label, description: own ? own.description : description },
    }
  })
}

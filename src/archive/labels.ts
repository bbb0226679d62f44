import * as z from 'zod'
import { webAddress } from './web-address.ts'

const text = z.string().trim().min(1)

/** `content/tags.yaml` and `content/sources.yaml`: what is known of a label. Both files may be missing. */
export const labelsSchema = z.array(
  z.strictObject({
    label: text.describe('The spelling that readers see'),
    description: text.optional().describe('A sentence for the head of its page'),
    aliases: z.array(text).default([]).describe('Other spellings that mean the same'),
    url: text.refine(webAddress).optional().describe('A web address (sources)'),
  }),
)

/** One entry of a label file. */
export type Label = z.infer<typeof labelsSchema>[number]

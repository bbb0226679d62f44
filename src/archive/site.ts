import * as z from 'zod'
import { isLanguage } from './language.ts'
import { isTimeZone } from './time-zone.ts'
import { webAddress } from './web-address.ts'

const text = z
  .string()
  .overwrite(value => value.toWellFormed())
  .trim()
  .min(1)

const named = z.union([
  text,
  z.strictObject({
    label: text.describe('The name that articles use and readers see'),
    description: text.optional().describe('A sentence for the head of its page'),
  }),
])

const labels = z
  .array(named)
  .default([])
  .transform(entries =>
    entries.map(entry => (typeof entry === 'string' ? { label: entry } : entry)),
  )

/** What `content/site.yaml` may say. Every key has a default. */
export const siteSchema = z.strictObject({
  name: text.default('News archive').describe('The publication’s name'),
  tagline: text.optional().describe('A few words below the name'),
  address: text
    .refine(value => webAddress(value) && new URL(value).pathname === '/')
    .default('http://localhost:4321')
    .transform(value => new URL(value).origin)
    .describe('Where the site is served: scheme and host'),
  basePath: z
    .string()
    .regex(/^\/([\p{L}\p{N}._~-]+\/?)*$/u)
    .default('/')
    .transform(value => (value.endsWith('/') ? value : `${value}/`))
    .describe('The folder of the host that it is served from'),
  timeZone: text
    .refine(isTimeZone)
    .default('UTC')
    .describe('IANA time zone of dates that name no offset'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .refine(isLanguage)
    .default('en')
    .describe('The language of articles that name none (BCP 47)'),
  sections: labels.describe('The sections, in order; none listed means that any is allowed'),
  regions: labels.describe('The regions, in order; none listed means that any is allowed'),
  whoWeAre: text.optional().describe('Who publishes this, at the foot of every page'),
  contact: z
    .strictObject({
      email: z.email().optional().describe('The newsroom’s e-mail address'),
      url: text.refine(webAddress).optional().describe('A web address for contact'),
      address: text.optional().describe('The postal address'),
    })
    .optional()
    .describe('How to reach the newsroom, at the foot of every page'),
  publishingPrinciples: text
    .refine(webAddress)
    .optional()
    .describe('Web address of the rules that the newsroom works by'),
  copyrightHolder: text.optional().describe('Who holds the rights; without it, the name'),
  socialCards: z
    .enum(['none', 'chosen', 'all'])
    .default('none')
    .describe(
      'Which articles get a picture of their headline for social sites: `none`, `chosen` or `all`',
    ),
  itemsPerPage: z.int().min(5).max(500).default(50).describe('Articles on a page of a list'),
  itemsPerFeed: z.int().min(1).max(200).default(20).describe('Articles in a feed'),
  itemsPerSearchFile: z
    .int()
    .min(1)
    .max(200)
    .default(8)
    .describe('Articles in a file of the search: more make fewer files, fewer load less'),
})

/** The publication's own facts, with defaults filled in. */
export type Site = z.infer<typeof siteSchema>

/** The keys that a public site must set, since their defaults serve only one's own machine. */
export const mustBeSet = ['name', 'address'] as const satisfies readonly (keyof Site)[]

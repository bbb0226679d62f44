import * as z from 'zod'
import { canonicalLanguage, isLanguage } from './language.ts'
import { legal } from './legal-text.ts'
import { type DateFault, dateFault } from './moment.ts'
import { webAddress } from './web-address.ts'

/** What a custom check tells the reader of its issue: the problem's code and its details. */
export interface CustomFault {
  problem: `date-${DateFault}` | 'url-unsafe' | 'address-outside'
}

const text = z
  .string()
  .overwrite(value => legal(value.toWellFormed()))
  .trim()
  .min(1)

/** The name of a file as it is written: without some of its characters it would be that of another. */
const fileName = z
  .string()
  .overwrite(value => value.toWellFormed())
  .trim()
  .min(1)

const moment = text
  .check(ctx => {
    const fault = dateFault(ctx.value)
    if (fault) report(ctx, `date-${fault}`)
  })
  .meta({ title: 'date or date-time', pattern: '^\\d{4}-\\d{2}-\\d{2}([Tt ].+)?$' })

const url = text
  .check(ctx => {
    if (!webAddress(ctx.value)) report(ctx, 'url-unsafe')
  })
  .meta({ title: 'web address', pattern: '^https?://' })

/** A path within the site: from the root, no way up, nothing that a browser or a disk would misread. */
const sitePath = pathThat(isSitePath)

/** An older address: a path, or one that is told apart by what follows its question mark, such as `/?p=12`. */
export const alias = pathThat(value => isSitePath(value) || isAsked(value))

/** A former address: any path. The front page counts as one, so that a problem can say that it still exists. */
export const goneAddress = pathThat(value => value === '/' || isSitePath(value))

function pathThat(holds: (value: string) => boolean) {
  return z
    .string()
    .trim()
    .min(1)
    .check(ctx => {
      if (!holds(ctx.value)) report(ctx, 'address-outside')
    })
    .meta({ title: 'path', pattern: '^/' })
}

/** Whether a text is the address of a page by what it asks: `/show.php?id=12`. */
function isAsked(value: string): boolean {
  const [path = '', query = ''] = value.split(/\?(.*)/s)
  const isPath = path === '/' || isSitePath(path)
  return isPath && /^[^\s\p{Cc}#"<>\\]{1,500}$/u.test(query) && query.isWellFormed()
}

function report(ctx: z.core.ParsePayload<string>, problem: CustomFault['problem']): void {
  ctx.issues.push({ code: 'custom', input: ctx.value, params: { problem } satisfies CustomFault })
}

/** Whether a text is a path from the site's root that cannot leave it. */
export function isSitePath(value: string): boolean {
  let decoded: string
  try {
    decoded = decodeURIComponent(value)
  } catch {
    return false
  }
  const parts = decoded.split('/').slice(1)
  const inner = parts.at(-1) === '' ? parts.slice(0, -1) : parts
  return (
    decoded.startsWith('/') &&
    decoded.isWellFormed() &&
    Buffer.byteLength(decoded) <= 1000 &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    !/[\u0000-\u001f\u007f\\?#%"<>|]/u.test(decoded) &&
    !/^\/[a-z]:(?:\/|$)/i.test(decoded) &&
    inner.length > 0 &&
    inner.every(part => part !== '' && !/^\.+$/.test(part) && Buffer.byteLength(part) <= 200)
  )
}

const image = z.strictObject({
  src: fileName.describe('File in `content/media/`, or beside the article'),
  alt: text.describe('What the picture shows, for those who cannot see it'),
  caption: text.optional().describe('Text below the picture'),
  credit: text.optional().describe('Who made it'),
})

/** What was done to an article after publication. */
const correctionTypes = ['correction', 'clarification', 'update', 'retraction'] as const

const correction = z.strictObject({
  type: z
    .enum(correctionTypes)
    .default('correction')
    .describe(
      'What it is: something was wrong (`correction`), unclear (`clarification`) or is new (`update`), or the article is taken back as a whole (`retraction`)',
    ),
  date: moment.describe('When the correction was made'),
  text: text.describe('What was wrong, and what is right'),
})

const source = z.union([
  text,
  z.strictObject({
    name: text.describe('The agency or paper'),
    url: url.optional().describe('Its web address'),
  }),
])

/** The keys that hold an article or a standing page back. */
export const holding = {
  draft: z
    .boolean()
    .default(false)
    .describe('Not published, and found in no file of the site; needs no `date` yet'),
  embargo: moment.optional().describe('Not published before this moment'),
}

/** Why an article can be withdrawn. */
export const reasons = ['retracted', 'legal', 'privacy', 'error', 'superseded', 'expired'] as const

/** What can be said of a text that is withdrawn, whether its file stays or goes. */
export const withdrawing = {
  date: moment.describe('When it was withdrawn'),
  text: text.optional().describe('What readers are told beside the reason'),
  by: text.optional().describe('The `id` of the article that takes its place'),
  until: moment.optional().describe('When to look at it again: from then on, a warning says so'),
}

const withdrawal = z.strictObject({
  reason: z
    .enum(reasons)
    .describe(
      'Why: `retracted` (the newsroom no longer vouches for it), `legal`, `privacy`, `error` (published by mistake), `superseded` or `expired`. For `legal` and `privacy` its headline is not shown',
    ),
  ...withdrawing,
  keep: z
    .boolean()
    .default(false)
    .describe(
      'With `retracted` alone: the text stays, marked as retracted wherever it is; needs a `text`',
    ),
})

/** An article's frontmatter: the one description, from which types, reference and schema come. */
export const frontmatterSchema = z.strictObject({
  title: text.describe('The headline'),
  date: moment.describe(
    'When it was published. A bare date is a calendar day that no time zone shifts; a date-time without offset is in the site’s time zone',
  ),
  source: source
    .optional()
    .describe('The agency or paper that it was taken from; none means the publication itself'),
  tags: z.array(text).default([]).describe('Labels in any script, of one word or several'),
  section: text.optional().describe('The part of the paper, first half of the dateline'),
  region: text.optional().describe('The place, second half of the dateline'),
  authors: z.array(text).default([]).describe('The byline'),
  description: text.optional().describe('The standfirst: one or two sentences below the headline'),
  updated: moment.optional().describe('When it was last changed in substance'),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .refine(isLanguage)
    .overwrite(canonicalLanguage)
    .optional()
    .describe('Its language (BCP 47), when it is not the site’s'),
  license: text.optional().describe('The licence it is published under'),
  id: text
    .regex(/^\S+$/)
    .optional()
    .describe(
      'Its permanent name; without it, the file’s path below `articles/` without extension',
    ),
  slug: text.optional().describe('The last part of its address; without it, the file’s name'),
  permalink: sitePath.optional().describe('Its whole address, in place of `/year/month/slug/`'),
  aliases: z.array(alias).default([]).describe('Older addresses, which lead here'),
  originalUrl: url.optional().describe('Where it was captured'),
  retrieved: moment.optional().describe('When it was captured'),
  cover: image.optional().describe('The picture above the text'),
  card: z
    .boolean()
    .default(false)
    .describe('A picture of the headline for social sites, where `socialCards` is `chosen`'),
  gallery: z.array(image).default([]).describe('Pictures below the text'),
  corrections: z.array(correction).default([]).describe('What was put right after publication'),
  ...holding,
  withdrawn: withdrawal
    .optional()
    .describe('Taken away: its page says why and when, and its text is in no file of the site'),
  translationOf: text.optional().describe('The `id` of the article that this one translates'),
})

/** Frontmatter that has passed the check, with defaults filled in. */
export type Frontmatter = z.infer<typeof frontmatterSchema>

/** A picture as frontmatter names it. */
export type FrontmatterImage = z.infer<typeof image>

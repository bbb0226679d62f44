import type * as z from 'zod'
import { checkData } from '../archive/check-data.ts'
import { digestOf } from '../archive/digest.ts'
import type { Entry, ImageUse, TextLink } from '../archive/entry.ts'
import { type Frontmatter, frontmatterSchema } from '../archive/frontmatter.ts'
import { holdsBack, withoutEffect } from '../archive/holds-back.ts'
import { legal } from '../archive/legal-text.ts'
import type { MarkdownText } from '../archive/markdown-text.ts'
import { pictureFiles } from '../archive/picture-files.ts'
import { referencesIn } from '../archive/plain-text.ts'
import type { Problem } from '../archive/problem.ts'
import { beginsWith } from '../archive/same-words.ts'
import { standingSchema } from '../archive/standing-page.ts'
import { located } from './located.ts'
import { renderMarkdown } from './markdown.ts'
import { splitArticle } from './split-article.ts'
import type { Position } from './yaml.ts'

/** All that one file of content gives, without looking at any other. */
export interface ReadArticle {
  /** Missing when the frontmatter does not hold. */
  entry: Entry<unknown> | undefined
  html: string
  text: string
  markdown: MarkdownText
  /** Where each key of the frontmatter stands. */
  positions: Record<string, Position>
  /** Links to web addresses. */
  webLinks?: TextLink[]
  problems: Problem[]
}

/** Reads a Markdown file: `articles/…` by the article's schema, `pages/…` by the standing page's. */
export function readArticle(source: string, file: string): ReadArticle {
  const split = splitArticle(source, file)
  const schema: z.ZodObject = file.startsWith('pages/') ? standingSchema : frontmatterSchema
  const read = split.problems.length === 0
  const foreign = holdsBack(split.data, new Set(Object.keys(schema.shape)), file)
  const data = schema === frontmatterSchema ? datedDraft(foreign.rest) : foreign.rest
  const checked = read ? checkData(schema, data, file) : { value: undefined, problems: [] }
  const rendered = renderMarkdown(legal(split.body), file, split.bodyLine, titleIn(split.data))
  const { html, text, markdown, links, webLinks } = rendered
  const problems = [
    ...split.problems,
    ...foreign.problems,
    ...checked.problems,
    ...(checked.value ? [] : foreign.releases.map(release => withoutEffect(release, file))),
    ...referencesIn(checked.value, file),
    ...(read ? rendered.problems : []),
    ...(checked.value && isEmpty(rendered, checked.value)
      ? [{ code: 'text-empty', file, line: split.bodyLine } as const]
      : []),
  ].map(problem => located(problem, split.positions))
  const fields = checked.value
  if (fields === undefined) {
    return { entry: undefined, html, text, markdown, positions: {}, problems }
  }
  const pictures = file.startsWith('pages/')
    ? []
    : picturesOf(fields as Frontmatter, file, split.positions)
  const { description } = fields as Partial<Frontmatter>
  const entry = {
    file,
    fields,
    body: digestOf(`${html}\0${markdown.text}\0${text}`),
    links,
    images: [...pictures, ...rendered.images],
    ...(description && beginsWith(text, description) ? { repeatsText: true as const } : {}),
    ...(foreign.releases.length > 0 ? { releases: foreign.releases } : {}),
    alts: rendered.alts,
  }
  return { entry, html, text, markdown, positions: split.positions, webLinks, problems }
}

/** The frontmatter of a draft that has no date yet with the day of today, so that it can be shown while it is written. */
function datedDraft(data: unknown): unknown {
  const { draft, date } = Object(data) as { draft?: unknown; date?: unknown }
  if (draft !== true || (date !== undefined && date !== null)) return data
  return { ...Object(data), date: new Date().toISOString().slice(0, 10) }
}

/** Whether a page would be empty, and nothing said yet says why. */
function isEmpty({ html, problems }: ReturnType<typeof renderMarkdown>, fields: object): boolean {
  const { cover, draft, withdrawn, gallery = [] } = fields as Partial<Frontmatter>
  return (
    !draft &&
    !withdrawn &&
    html.trim() === '' &&
    problems.length === 0 &&
    !cover &&
    gallery.length === 0
  )
}

/** The headline, if there is one, in frontmatter that is checked later. */
function titleIn(data: unknown): string | undefined {
  const { title } = Object(data) as { title?: unknown }
  return typeof title === 'string' ? title : undefined
}

function picturesOf(
  { cover, gallery }: Frontmatter,
  file: string,
  positions: Record<string, Position>,
): ImageUse[] {
  const named = [...(cover ? [{ src: cover.src, at: 'cover.src' }] : [])]
  gallery.forEach(({ src }, i) => {
    named.push({ src, at: `gallery.${i}.src` })
  })
  return named.map(({ src, at }) => {
    const [line, column] = positions[at] ?? [1, 1]
    return { candidates: pictureFiles(src, file), written: src, line, column }
  })
}

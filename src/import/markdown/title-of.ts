import type { Loss } from '../losses.ts'
import type { Fields } from './fields.ts'
import { plainWords } from './plain-words.ts'
import type { SourceFile } from './source-file.ts'
import { isEmpty } from './value.ts'

/** The headline of a file and the text below it. */
interface Titled {
  title?: string | undefined
  /** Whether the file itself says it, in its frontmatter or as a heading. */
  isTold: boolean
  body: string
  losses: Loss[]
}

/**
 * The headline: that of the frontmatter as it is written, even where YAML would read a number, a date or nothing;
 * otherwise the heading at the top of the text, which is taken out of it, or the name of the file.
 */
export function titleOf(fields: Fields, file: SourceFile, body: string): Titled {
  const told = ['title', 'headline'].map(name => fields.written(name)).find(isText)
  const title = typeof told === 'string' ? plainWords(told) : ''
  if (title !== '') return { title, isTold: true, body, losses: secondTitle(fields, title) }
  const heading = headingOf(body)
  if (heading) {
    return { ...heading, isTold: true, losses: [{ code: 'title-guessed', detail: heading.title }] }
  }
  const name = plainWords(nameOf(file).replaceAll(/[-_]+/g, ' '))
  const losses: Loss[] = [
    name === ''
      ? { code: 'title-missing', detail: file.path }
      : { code: 'title-guessed', detail: name },
  ]
  return { title: name === '' ? undefined : name, isTold: false, body, losses }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !/^\s*~?\s*$/.test(value)
}

function secondTitle(fields: Fields, title: string): Loss[] {
  const other = fields.take(
    'seo_title',
    'seoTitle',
    'meta_title',
    'metaTitle',
    'og_title',
    'page_title',
  )
  if (typeof other !== 'string' || isEmpty(other) || plainWords(other) === title) return []
  return [{ code: 'title-other', detail: plainWords(other) }]
}

/** A heading of the first level, or any underlined one, with which a text begins. */
function headingOf(body: string): { title: string; body: string } | undefined {
  const found =
    /^\s*(?:#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|$)|([^\s<>#*-][^\n]*)\n=+[ \t]*(?:\n|$))/.exec(body)
  const title = plainWords((found?.[1] ?? found?.[2] ?? '').replace(/\s*\{[^{}]*\}$/, ''))
  return found && title !== '' ? { title, body: body.slice(found[0].length) } : undefined
}

function nameOf(file: SourceFile): string {
  const isFolder = file.stem === 'index' || file.stem === '_index'
  return isFolder ? (file.folders.at(-1) ?? '') : file.name
}

import { ownEntry } from '../own-entry.ts'
import type { Folder } from './folder.ts'
import { eleventySlug } from './name-rules.ts'
import { addressDate, type OldPage } from './old-page.ts'
import { pathOf } from './permalink-pattern.ts'
import { isOff, textAt, textsOf } from './value.ts'

/** The address of a page, as Eleventy makes it; undefined when only its own code would know. */
export function eleventyAddress(page: OldPage, _folder: Folder): string | undefined {
  const computed = textAt(page.fields.peek('eleventyComputed'), 'permalink')
  const own = computed ?? page.fields.written('permalink')
  const { file } = page
  if (isOff(own)) return undefined
  const told = textsOf(own)[0]
  if (told !== undefined) return filled(told, page)
  const name = file.name === 'index' || file.name === file.folders.at(-1) ? [] : [file.name]
  return pathOf(`${[...file.folders, ...name].join('/')}/`)
}

function filled(pattern: string, page: OldPage): string | undefined {
  let isKnown = true
  const path = pattern.replaceAll(/\{\{-?\s*(.*?)\s*-?\}\}/g, (_, expression: string) => {
    const value = evaluated(expression, page)
    if (value === undefined) isKnown = false
    return value ?? ''
  })
  return isKnown && !path.includes('{%') ? pathOf(path) : undefined
}

/** A name with its filters, as far as they only shape a text: `title | slugify`, `page.date | date: "%Y"`. */
function evaluated(expression: string, page: OldPage): string | undefined {
  const [name = '', ...filters] = expression.split('|').map(part => part.trim())
  if (/date/i.test(name)) return dated(filters.join('|'), page)
  const plain: Record<string, string | undefined> = {
    'page.fileSlug': fileSlug(page),
    'page.filePathStem': stemOf(page),
    title: page.title,
  }
  const value = ownEntry(plain, name) ?? textsOf(page.fields.peek(name))[0]
  const isShaped =
    filters.length > 0 && filters.every(filter => /^(?:slug|slugify|lower)$/.test(filter))
  if (filters.length === 0 || value === undefined) return value
  return isShaped ? eleventySlug(value) : undefined
}

/** What Eleventy calls a file: its name without a date, or that of its folder where it is the index of it. */
function fileSlug({ file }: OldPage): string {
  if (file.name !== 'index') return file.name
  return (file.folders.at(-1) ?? '').replace(/^\d{4}-\d{2}-\d{2}-/, '')
}

function stemOf({ file }: OldPage): string {
  return `/${[...file.folders, file.name].join('/')}`
}

function dated(filter: string, page: OldPage): string | undefined {
  const [, form] = /^date\w*[:(]\s*["']([^"']*)["']\)?$/.exec(filter) ?? []
  const [year, month, day] = addressDate(page)?.slice(0, 10).split('-') ?? []
  if (form === undefined || year === undefined) return undefined
  const parts: Record<string, string | undefined> = { '%Y': year, '%m': month, '%d': day }
  return form.replaceAll(/%[A-Za-z]/g, sign => parts[sign] ?? sign)
}

import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileIn } from './file-in.ts'
import type { Folder } from './folder.ts'
import { hugoValue } from './hugo-values.ts'
import { readInclude } from './liquid.ts'
import { namesIn } from './names-in.ts'
import type { Tag } from './replace-tags.ts'
import type { TextContext } from './text-context.ts'

const read = new WeakMap<Folder, Map<string, string | undefined>>()

/**
 * What a site's own template of a shortcode or include shows; undefined when there is none, or when it does more than
 * put in what the tag is given, and what the site’s own settings and data tell.
 */
export function shownByTemplate(tag: Tag, context: TextContext): string | undefined {
  const template = templateOf(tag.name, context.folder)
  if (template === undefined) return undefined
  const filled = template.replaceAll(
    /\{\{\s*(?:\.Get\s+(?:"([\w-]+)"|(\d+))|\.(Inner)|include\.([\w-]+)|(content))\s*(?:\|\s*(?:safeHTML|safeURL|markdownify|escape|htmlEscape)\s*)*\}\}/g,
    (_, name: string | undefined, place: string, inner: string, of: string, content: string) => {
      if (inner ?? content) return tag.inner ?? ''
      const key = (name ?? of)?.toLowerCase()
      return (key === undefined ? tag.given[Number(place)] : tag.named[key]) ?? ''
    },
  )
  const known = filled.replaceAll(
    /\{\{\s*([^{}|]+?)\s*(?:\|\s*(?:safeHTML|markdownify|htmlEscape)\s*)*\}\}/g,
    (whole, expression: string) => hugoValue(expression, context) ?? whole,
  )
  return /\{\{|\{%/.test(known) ? undefined : known
}

/** The include of a site with its Liquid worked out; undefined when there is none, or when it does not say all. */
export function workedOut(tag: Tag, context: TextContext): string | undefined {
  const template = templateOf(tag.name, context.folder)
  const { inner = '', named } = tag
  return template && readInclude(template, { ...named, content: inner }, context)
}

function templateOf(name: string, folder: Folder): string | undefined {
  const known = read.get(folder) ?? new Map<string, string | undefined>()
  read.set(folder, known)
  if (!known.has(name)) known.set(name, openTemplate(name, folder))
  return known.get(name)
}

function openTemplate(name: string, folder: Folder): string | undefined {
  const themes = folder.generator === 'hugo' ? namesIn(posix.join(folder.root, 'themes')) : []
  const layouts = ['', ...themes.map(theme => `themes/${theme}`)].map(one =>
    posix.join(one, 'layouts'),
  )
  const folders = layouts.flatMap(one => [`${one}/shortcodes`, `${one}/_shortcodes`])
  const paths =
    folder.generator === 'hugo'
      ? folders.map(one => `${one}/${name}.html`)
      : ['', folder.content].map(one => posix.join(one, '_includes', name))
  const file = paths.map(path => fileIn(path, folder)).find(Boolean)
  return file === undefined ? undefined : trimmed(readFileSync(file, 'utf8'))
}

/** A template without comments and without the blanks that its signs take off. */
function trimmed(template: string): string {
  return template
    .replaceAll(
      /\s*\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}\s*|\{%-?\s*comment[\s\S]*?endcomment\s*-?%\}/g,
      '',
    )
    .replaceAll(/\{\{-?\s*if 0\s*-?\}\}[\s\S]*?\{\{-?\s*end\s*-?\}\}/g, '')
    .replaceAll(/\s*\{\{-/g, '{{')
    .replaceAll(/-\}\}\s*/g, '}}')
    .trim()
}

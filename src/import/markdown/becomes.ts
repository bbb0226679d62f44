import type { Fields } from './fields.ts'
import type { Folder } from './folder.ts'
import { isHexoPost } from './hexo-address.ts'
import { collectionOf } from './jekyll-address.ts'
import { isPostFolder } from './labels-of.ts'
import { isPelicanPage } from './pelican-address.ts'
import { foldersOfAll, type SourceFile } from './source-file.ts'
import { isOff, isOn, textAt, textsOf } from './value.ts'

/** What a file is asked for when it is told what it becomes. */
export interface Asked {
  file: SourceFile
  fields: Fields
  isDated: boolean
  /** Whether the file itself has a headline. */
  isTitled: boolean
  body: string
}

/** Whether a file is an article of its day or a page that stands. */
export function becomes(asked: Asked, folder: Folder): 'article' | 'page' {
  const { file, fields, isDated } = asked
  const kinds = textsOf(fields.peek('type')).concat(textsOf(fields.peek('layout')))
  if (folder.generator === 'jekyll') {
    const collection = collectionOf({ file })
    return collection === 'posts' || (collection !== undefined && isDated) ? 'article' : 'page'
  }
  if (folder.generator === 'hexo') return isHexoPost({ file }) ? 'article' : 'page'
  if (folder.generator === 'pelican') return isPelicanPage({ file }, folder) ? 'page' : 'article'
  if (file.stem === '_index' || file.folders.some(name => /^_?pages?$/i.test(name))) return 'page'
  if (kinds.some(kind => /^(?:page|pages|about)$/i.test(kind))) return 'page'
  if (foldersOfAll(file).length === 0 && stands(file.stem)) return 'page'
  if (isDated || folder.generator === 'none') return 'article'
  return file.folders.some(isPostFolder) ? 'article' : 'page'
}

/** Whether a file by its name is a page that stands on every site. */
function stands(name: string): boolean {
  return /^(?:about|about-?us|contact|imprint|impressum|privacy|search|archives?|links|now|uses|home|index|404)$/i.test(
    name,
  )
}

/** Why a file is left out by rule: it has no text of its own, or only steers. */
export function skippedBecause(asked: Asked, folder: Folder): string | undefined {
  const { file, fields, isTitled } = asked
  const body = asked.body.replaceAll(/<!--[\s\S]*?-->/g, '')
  const shown = ['_build', 'build'].map(name => textAt(fields.peek(name), 'render'))
  const isUnshown =
    isOn(fields.peek('headless')) || shown.some(one => one === 'never' || isOff(one))
  if (isUnshown && body.trim() === '') return 'It was shown on no page of its own.'
  if (file.folders.length === 0 && file.stem === '404')
    return 'It was shown at addresses that are not known; the new site has such a page.'
  if (fields.peek('redirect_to') !== undefined) return 'It only leads elsewhere.'
  if (body.trim() === '' && file.stem === '_index')
    return 'It is the list of a section, without a text.'
  const kinds = textsOf(fields.peek('type')).concat(textsOf(fields.peek('layout')))
  if (
    body.trim() === '' &&
    kinds.some(kind => /^(?:search|archives?|tags?|categor(?:y|ies))$/i.test(kind))
  )
    return 'It has no text of its own: the old site filled it with a list.'
  if (body.trim() === '' && !isTitled) return 'It is empty: it has neither a headline nor a text.'
  if (isTemplate(asked, folder)) return 'It is a template that lists other pages.'
  const isNotice =
    file.folders.length === 0 &&
    /^(?:[A-Z_-]+|readme|license|contributing|changelog)$/.test(file.stem) &&
    file.path === `${file.stem}${file.ending}`
  return isNotice && fields.left().length === 0
    ? 'It is about the folder, not a text of it.'
    : undefined
}

/** Whether an undated file repeats other pages, outside of code that it shows. */
function isTemplate({ file, body, isDated }: Asked, { generator }: Folder): boolean {
  const text = body.replaceAll(
    /^(`{3,}|~{3,})[^`\n]*\n[\s\S]*?\n\1|\{%-?\s*raw[\s\S]*?endraw/gm,
    '',
  )
  if (generator === 'hugo') {
    return file.ending.startsWith('.htm') && /\{\{-?\s*(?:define|range|partial)/.test(text)
  }
  const isLiquid = generator === 'jekyll' || generator === 'eleventy'
  if (!isLiquid || isDated || collectionOf({ file }) === 'posts') return false
  return /\{%-?\s*for\s+\w+\s+in\s+(?:site|paginator|collections)\b/.test(text)
}

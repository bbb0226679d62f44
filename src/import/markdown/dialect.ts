import type { Tilde } from '../old-item.ts'
import type { Folder } from './folder.ts'
import { isOff, isOn, textAt, valueAt } from './value.ts'

/** Whether ends of lines are line breaks: Hexo has it so, unless its settings say otherwise. */
export function endsLines({ generator, settings }: Folder): boolean {
  return generator === 'hexo' && textAt(settings, 'marked', 'breaks') !== 'false'
}

/**
 * What single tildes mean to the renderer of a generator. Goldmark, marked and remark strike out; kramdown,
 * Python-Markdown and markdown-it want two tildes.
 */
export function tildeOf({ generator, settings }: Folder): Tilde | undefined {
  switch (generator) {
    case 'hugo': {
      if (textAt(settings, 'markup', 'defaultMarkdownHandler') === 'blackfriday') return undefined
      const extensions = valueAt(settings, 'markup', 'goldmark', 'extensions')
      return isOn(valueAt(extensions, 'extras', 'subscript', 'enable')) ? 'sub' : 'strike'
    }
    case 'hexo':
      // These are settings of the renderer that is made of markdown-it.
      return valueAt(settings, 'markdown') === undefined ? 'strike' : undefined
    case 'astro':
      return isOff(valueAt(settings, 'markdown', 'gfm')) ? undefined : 'strike'
    case 'jekyll':
      return textAt(settings, 'markdown') === 'CommonMarkGhPages' ? 'strike' : undefined
    default:
      return undefined
  }
}

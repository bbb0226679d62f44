import { escaped } from '../html-text.ts'
import type { UnknownWords } from '../old-item.ts'
import { readAbbreviations } from './abbreviations.ts'
import { readAlerts } from './alerts.ts'
import { readAttributeLists } from './attribute-lists.ts'
import { readDefinitionLists } from './definition-lists.ts'
import { readShortcodes } from './hugo-tags.ts'
import { readLiquid } from './liquid.ts'
import { readLiquidTags } from './liquid-tags.ts'
import { readLiquidValues } from './liquid-values.ts'
import { readMarkdownInHtml } from './markdown-in-html.ts'
import { maskCode } from './mask-code.ts'
import { readMdx } from './mdx.ts'
import { readNesting } from './nesting.ts'
import { readObsidian } from './obsidian.ts'
import { readSourceLinks } from './source-links.ts'
import { tagNotes } from './tag-notes.ts'
import { isHtml, keeper, type TextContext } from './text-context.ts'

/** A text that was read, and what of it only its generator knew. */
interface ReadText {
  value: string
  unknown?: UnknownWords
}

type Step = (text: string, context: TextContext) => string

/**
 * A text as plain Markdown or HTML: what its generator would have filled in is read by the rules of that generator;
 * code is left as it is.
 */
export function readBody(
  text: string,
  given: Omit<TextContext, 'keep' | 'notes' | 'leave' | 'gone'>,
): ReadText {
  const kept = keeper()
  const notes = tagNotes(isHtml(given))
  const unknown: UnknownWords = { shown: [], gone: [] }
  const leave = (written: string, before: string) => {
    unknown.shown.push(written)
    given.lose('template-left', `${written}${lineOf(written, text)}`)
    return kept.keep(asShown(written, before, isHtml(given)))
  }
  const gone = (words: string) => void unknown.gone.push(words)
  const context = { ...given, keep: kept.keep, notes, leave, gone }
  const masked = maskCode(text, context)
  const read = stepsFor(context).reduce((before, step) => step(before, context), masked)
  const value = kept.restore(read + notes.below())
  return [...unknown.shown, ...unknown.gone].some(words => words !== '')
    ? { value, unknown }
    : { value }
}

function stepsFor({ folder: { generator }, file }: TextContext): Step[] {
  const liquid = [readLiquid, readLiquidTags, readLiquidValues]
  const tags = {
    ...{ jekyll: liquid, eleventy: liquid, hugo: [readShortcodes], hexo: [readLiquidTags] },
    ...{ pelican: [readLiquidTags], astro: [], none: [readObsidian] },
  }[generator]
  const mdx = file.ending === '.mdx' ? [readMdx] : []
  const forms = [readMarkdownInHtml, readNesting, readAttributeLists, readAlerts]
  const extra = [...forms, readAbbreviations, readDefinitionLists]
  return [...mdx, ...tags, ...(isHtml({ file }) ? [] : extra), readSourceLinks]
}

/** Where an expression stands, for people. */
function lineOf(written: string, text: string): string {
  const expression = written.replaceAll(/^\{\{\s*|\s*\}\}$/g, '')
  const at = text.indexOf(expression)
  return at < 0 ? '' : `, line ${text.slice(0, at).split('\n').length} of the text`
}

/** An expression as readers are to see it: as text, or within an address. */
function asShown(written: string, before: string, isInHtml: boolean): string {
  if (/(?:\]\([^\s()]*|(?:href|src)\s*=\s*["'][^"'<>]*)$/i.test(before))
    return encodeURIComponent(written.replaceAll(/\s/g, ''))
  return isInHtml ? escaped(written) : written.replaceAll(/[\\`*_[\]<>|~]/g, '\\$&')
}

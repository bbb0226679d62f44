import { escaped } from '../html-text.ts'
import type { UnknownWords } from '../old-item.ts'
import { readAbbreviations } from './abbreviations.ts'
import { readAlerts } from './alerts.ts'
import { readAttributeLists } from './attribute-lists.ts'
import { withoutConditions } from './conditions.ts'
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
  const lineOf = lineFinder(text)
  const leave = (written: string, before: string) => {
    unknown.shown.push(written)
    given.lose('template-left', `${written}${lineOf(written)}`)
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
    ...{
      jekyll: liquid,
      eleventy: liquid,
      hugo: [readShortcodes],
      hexo: [withoutConditions, readLiquidTags],
    },
    ...{ pelican: [readLiquidTags], astro: [], none: [readObsidian] },
  }[generator]
  const mdx = file.ending === '.mdx' ? [readMdx] : []
  const forms = [readMarkdownInHtml, readNesting, readAttributeLists, readAlerts]
  const extra = [...forms, readAbbreviations, readDefinitionLists]
  return [...mdx, ...tags, ...(isHtml({ file }) ? [] : extra), readSourceLinks]
}

/** Where so many expressions cannot be found, no more are looked for: each would cost a look at the whole text. */
const mostMissed = 20

/** Finds where expressions stand, for people, one after the other as they stand in the text. */
function lineFinder(text: string): (written: string) => string {
  let [from, line, missed] = [0, 1, 0]
  return written => {
    const at =
      missed > mostMissed ? -1 : text.indexOf(written.replaceAll(/^\{\{\s*|\s*\}\}$/g, ''), from)
    if (at < 0) missed += 1
    if (at < 0) return ''
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      from = end + 1
      line += 1
    }
    return `, line ${line} of the text`
  }
}

/** An expression as readers are to see it: as text, or within an address. */
function asShown(written: string, before: string, isInHtml: boolean): string {
  if (/(?:\]\([^\s()]*|(?:href|src)\s*=\s*["'][^"'<>]*)$/i.test(before))
    return encodeURIComponent(written.replaceAll(/\s/g, ''))
  return isInHtml ? escaped(written) : written.replaceAll(/[\\`*_[\]<>|~]/g, '\\$&')
}

import { readAbbreviations } from './abbreviations.ts'
import { readAlerts } from './alerts.ts'
import { readAttributeLists } from './attribute-lists.ts'
import { readDefinitionLists } from './definition-lists.ts'
import { readShortcodes } from './hugo-tags.ts'
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

type Step = (text: string, context: TextContext) => string

/**
 * A text as plain Markdown or HTML: what its generator would have filled in is read by the rules of that generator;
 * code is left as it is.
 */
export function readBody(text: string, given: Omit<TextContext, 'keep' | 'notes'>): string {
  const kept = keeper()
  const notes = tagNotes(isHtml(given))
  const context = { ...given, keep: kept.keep, notes }
  const masked = maskCode(text, context)
  const read = stepsFor(context).reduce((before, step) => step(before, context), masked)
  return kept.restore(read + notes.below())
}

function stepsFor({ folder: { generator }, file }: TextContext): Step[] {
  const liquid = [readLiquidTags, readLiquidValues]
  const tags = {
    ...{ jekyll: liquid, eleventy: liquid, hugo: [readShortcodes], hexo: [readLiquidTags] },
    ...{ pelican: [readLiquidTags], astro: [], none: [readObsidian] },
  }[generator]
  const mdx = file.ending === '.mdx' ? [readMdx] : []
  const forms = [readMarkdownInHtml, readNesting, readAttributeLists, readAlerts]
  const extra = [...forms, readAbbreviations, readDefinitionLists]
  return [...mdx, ...tags, ...(isHtml({ file }) ? [] : extra), readSourceLinks]
}

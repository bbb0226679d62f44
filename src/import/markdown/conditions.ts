import { syntaxes } from './replace-tags.ts'
import type { TextContext } from './text-context.ts'

/** Tags whose text the old site showed on a condition, more than once, or nowhere. */
const conditional = /^(?:case|capture|comment|for|if|ifchanged|ifversion|tablerow|unless)$/

/**
 * A text without what stands within conditions of Liquid, which are reported: whether readers saw it is not known. A
 * condition that is never closed takes all that follows with it.
 */
export function withoutConditions(text: string, { lose, gone }: TextContext): string {
  const kept: string[] = []
  let [depth, from] = [0, 0]
  for (const { 0: tag, index, groups = {} } of text.matchAll(syntaxes.liquid)) {
    const { slash, name = '' } = groups
    if (!conditional.test(name)) continue
    if (slash && depth === 0) kept.push(text.slice(from, index))
    else if (!slash && depth === 0) {
      kept.push(text.slice(from, index))
      lose('shortcode-removed', name)
    } else if (depth === 1 && slash) gone(text.slice(from, index))
    if (depth === 0 || (depth === 1 && slash)) from = index + tag.length
    depth = Math.max(0, depth + (slash ? -1 : 1))
  }
  if (depth > 0) gone(text.slice(from))
  else kept.push(text.slice(from))
  return kept.join('')
}

import { shownTag } from './hugo-tags.ts'
import { replaceTags, syntaxes } from './replace-tags.ts'
import type { TextContext } from './text-context.ts'

/**
 * MDX as Markdown: imports and exports are dropped and named, of components the picture, the address or the inner text
 * stays.
 */
export function readMdx(text: string, context: TextContext): string {
  const plain = text
    .replaceAll(
      /^(?:import|export)[ \t{*][^\n]*(?:\n(?![ \t]*\n|import\b|export\b)[^\n]*)*\n?/gm,
      piece => {
        const kind = piece.startsWith('import') ? 'import' : 'export'
        context.lose('shortcode-removed', `${kind} ${nameIn(piece)}`)
        return ''
      },
    )
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}/g, '')
  return replaceTags(plain, syntaxes.components, tag => shownTag(tag, context, undefined))
}

/** What is imported or exported, by its name. */
function nameIn(piece: string): string {
  const [, words = ''] =
    /^(?:import|export)\s+(?:(?:default|const|let|function)\s+)?([^=('"]+?)(?:\s+from\b|\s*[=('"]|$)/.exec(
      piece,
    ) ?? []
  return words.replaceAll(/\s+/g, ' ').trim() || piece.split('\n')[0]?.slice(0, 60) || ''
}

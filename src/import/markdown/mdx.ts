import { shownTag } from './hugo-tags.ts'
import { replaceTags, syntaxes } from './replace-tags.ts'
import type { TextContext } from './text-context.ts'

/**
 * MDX as Markdown: imports and exports are dropped and named, of components the picture, the address or the inner text
 * stays.
 */
export function readMdx(text: string, context: TextContext): string {
  const plain = withPictures(text)
    .replaceAll(
      /^(?:import|export)[ \t{*][^\n]*(?:\n(?![ \t]*\n|import\b|export\b)[^\n]*)*\n?/gm,
      piece => {
        if (pictureImport.test(piece.trim())) return ''
        const kind = piece.startsWith('import') ? 'import' : 'export'
        context.lose('shortcode-removed', `${kind} ${nameIn(piece)}`)
        return ''
      },
    )
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}/g, '')
  return replaceTags(plain, syntaxes.components, tag => shownTag(tag, context, undefined))
}

/** `import hero from '../assets/hero.png'`. */
const pictureImport =
  /^import[ \t]+(\w+)[ \t]+from[ \t]+["']([^"'\n]+\.(?:jpe?g|png|gif|webp|avif|svg))["'];?$/i

/** A text in which pictures that are imported stand by their paths where they are used. */
function withPictures(text: string): string {
  const lines = text.split('\n').map(line => pictureImport.exec(line.trim()))
  const paths = new Map(lines.flatMap(found => (found ? [[found[1], found[2]] as const] : [])))
  return text.replaceAll(/=\{\s*(\w+)(?:\.src)?\s*\}/g, (whole, name: string) => {
    const path = paths.get(name)
    return path === undefined ? whole : `="${path}"`
  })
}

/** What is imported or exported, by its name. */
function nameIn(piece: string): string {
  const [, words = ''] =
    /^(?:import|export)\s+(?:(?:default|const|let|function)\s+)?([^=('"]+?)(?:\s+from\b|\s*[=('"]|$)/.exec(
      piece,
    ) ?? []
  return words.replaceAll(/\s+/g, ' ').trim() || piece.split('\n')[0]?.slice(0, 60) || ''
}

import type { Root } from 'mdast'
import { remark } from 'remark'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import { needsCjk, needsGfm } from './gates.ts'
import { gfmSyntax } from './gfm-syntax.ts'

type Plugin = Parameters<ReturnType<typeof remark>['use']>[0]

/**
 * A parser of Markdown as articles are written in it: CommonMark, GFM, and emphasis that may begin and end beside the
 * signs of Chinese, Japanese and Korean, which have no blanks around them. What is more than CommonMark is looked for
 * only where the text can contain it, which never changes the result.
 */
export function markdownParser(...plugins: Plugin[]): (markdown: string) => Root {
  const parserOf = (...syntax: unknown[]) => {
    const parser = remark()
    for (const plugin of [...syntax, ...plugins]) parser.use(plugin as Plugin)
    return parser.freeze()
  }
  const western = { lean: parserOf(), gfm: parserOf(gfmSyntax) }
  let eastern: typeof western | undefined
  return markdown => {
    const isEastern = needsCjk(markdown)
    if (isEastern)
      eastern ??= {
        lean: parserOf(remarkCjkFriendly),
        gfm: parserOf(remarkCjkFriendly, gfmSyntax),
      }
    const { lean, gfm } = (isEastern && eastern) || western
    const tree = lean.parse(markdown)
    return needsGfm(markdown, tree) ? gfm.parse(markdown) : tree
  }
}

import type { ArticleShown } from './article-pages.ts'
import type { FeedShown } from './feeds.ts'
import { fillBody } from './fill-body.ts'
import type { PageKind, Planned, Shown } from './page.ts'
import type { Plan } from './plan.ts'
import type { StandingShown } from './single-pages.ts'

/** A page, ready to be rendered: all that it shows. */
export interface ReadyPage<Kind extends PageKind = PageKind> {
  kind: Kind
  shown: Shown[Kind]
  /** The texts that it holds, by their files: HTML with links and images in place. */
  texts: Readonly<Record<string, string>>
}

/** A text that a page holds. */
interface HeldText {
  file: string
  /** The address of the text's own page. */
  address: string
}

/** A planned page with its texts; `html` gives the stored HTML of a file of content. */
export function readyPage(
  page: Planned,
  { archive, images }: Plan,
  html: (file: string) => string,
): ReadyPage {
  const { kind } = page
  const shown = page.show()
  const style = kind === 'feed' ? 'feed' : 'page'
  const first = !(kind === 'article' && (shown as ArticleShown).cover)
  const texts = textsIn(page, shown).map(({ file, address }) => [
    file,
    fillBody({ html: html(file), address, first }, archive, images, style),
  ])
  return { kind, shown, texts: Object.fromEntries(texts) }
}

/** The texts that a page holds. Their digests are in what it shows. */
export function textsIn({ kind, address }: Planned, shown: Shown[PageKind]): HeldText[] {
  if (kind === 'article') return [{ file: (shown as ArticleShown).file, address }]
  if (kind === 'standing') return [{ file: (shown as StandingShown).file, address }]
  return kind === 'feed' ? (shown as FeedShown).items.filter(item => !item.correction) : []
}

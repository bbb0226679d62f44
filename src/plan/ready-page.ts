import { escapeText } from 'entities'
import type { Article } from '../archive/article.ts'
import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'
import { type FeedShown, feedKinds } from './feeds.ts'
import { fillBody } from './fill-body.ts'
import { firstSentence } from './first-sentence.ts'
import type { Frame } from './frame.ts'
import type { OtherEdition } from './other-editions.ts'
import type { PageKind, Planned, Shown } from './page.ts'
import type { Plan, PlannedIn } from './plan.ts'
import type { RecordShown } from './records.ts'
import type { StandingShown } from './single-pages.ts'

/** A page, ready to be rendered: all that it shows. */
export interface ReadyPage<Kind extends PageKind = PageKind> {
  kind: Kind
  shown: Shown[Kind]
  /** The settings of its edition, and what all pages of that show around their own matter. */
  site: Site
  frame: Frame
  /** Where in the other editions its reader is led. */
  elsewhere: OtherEdition[]
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
  page: PlannedIn,
  { archive, images, elsewhere }: Plan,
  html: (file: string) => string,
): ReadyPage {
  const { kind, within } = page
  const shown = page.show()
  const style = feedKinds.has(kind) ? 'feed' : 'page'
  const first = !(kind === 'article' && (shown as ArticleShown).cover)
  const inBrief = feedKinds.has(kind) && (shown as FeedShown).inBrief
  const texts = textsIn(page, shown).map(({ file, address }) => {
    const whole = fillBody({ html: html(file), address, first }, archive, images, style)
    return [file, inBrief ? briefOf(whole, archive.byFile.get(file)) : whole]
  })
  const { edition, frame } = within
  const { site } = edition
  return { kind, shown, site, frame, elsewhere: elsewhere(page), texts: Object.fromEntries(texts) }
}

/** What an article is about: its description, or else the first sentence of its text, as HTML. */
function briefOf(html: string, article: Article | undefined): string {
  const brief = article?.description ?? firstSentence(html, article?.lang ?? '')
  return brief === undefined ? '' : `<p>${escapeText(brief)}</p>`
}

/** The texts that a page holds. Their digests are in what it shows. */
export function textsIn({ kind, address }: Planned, shown: Shown[PageKind]): HeldText[] {
  if (kind === 'article') return [{ file: (shown as ArticleShown).file, address }]
  if (kind === 'record') return [{ file: (shown as RecordShown).file, address }]
  if (kind === 'standing') return [{ file: (shown as StandingShown).file, address }]
  return feedKinds.has(kind) ? (shown as FeedShown).items.filter(item => !item.correction) : []
}

import { escapeText } from 'entities'
import type { Article } from '../archive/article.ts'
import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'
import { fillBody } from './fill-body.ts'
import { firstSentence } from './first-sentence.ts'
import type { Frame } from './frame.ts'
import { kindOf } from './kinds.ts'
import type { OtherEdition } from './other-editions.ts'
import type { PageKind, Shown } from './page.ts'
import type { Plan, PlannedIn } from './plan.ts'

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

/** A planned page with its texts; `html` gives the stored HTML of a file of content. */
export function readyPage(
  page: PlannedIn,
  { archive, images, elsewhere }: Plan,
  html: (file: string) => string,
): ReadyPage {
  const { kind, within } = page
  const shown = page.show()
  const { readAnywhere, texts: textsIn } = kindOf(kind)
  const first = !(kind === 'article' && (shown as ArticleShown).cover)
  const inBrief = 'inBrief' in shown && shown.inBrief
  const texts = textsIn(shown, page.address).map(({ file, address }) => {
    const whole = fillBody(
      { html: html(file), address, first },
      archive,
      images,
      readAnywhere ? 'feed' : 'page',
    )
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

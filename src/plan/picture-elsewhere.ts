import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'

type Addressed = Pick<Site, 'address'>

/** Complete address of the picture that stands for an article on social sites: its card, otherwise its cover. */
export function pictureElsewhere(
  article: Pick<ArticleShown, 'card' | 'cover'>,
  site: Addressed,
): string | undefined {
  return article.card === undefined ? coverElsewhere(article, site) : site.address + article.card
}

/** Complete address of an article's cover, unless it is a drawing: neither social sites nor search engines show those. */
export function coverElsewhere(
  { cover }: Pick<ArticleShown, 'cover'>,
  site: Addressed,
): string | undefined {
  return cover && !/\.svg$/i.test(cover.src) ? site.address + cover.src : undefined
}

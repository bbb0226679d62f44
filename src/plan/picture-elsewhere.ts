import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'

type Addressed = Pick<Site, 'address'>

/** The picture that stands for an article on social sites, by its complete address: its card, otherwise its cover. */
export function pictureElsewhere(
  article: Pick<ArticleShown, 'card' | 'cover' | 'headline'>,
  site: Addressed,
): { src: string; alt: string } | undefined {
  const { card, cover, headline } = article
  if (card !== undefined) return { src: site.address + card, alt: headline }
  const src = coverElsewhere(article, site)
  return src === undefined ? undefined : { src, alt: cover?.alt || headline }
}

/** Complete address of an article's cover, unless it is a drawing: neither social sites nor search engines show those. */
export function coverElsewhere(
  { cover }: Pick<ArticleShown, 'cover'>,
  site: Addressed,
): string | undefined {
  return cover && !/\.svg$/i.test(cover.src) ? site.address + cover.src : undefined
}

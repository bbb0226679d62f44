import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'

type Addressed = Pick<Site, 'address'>

/**
 * The picture that stands for an article on social sites, by its complete address: its card, otherwise its cover or the
 * first picture of its text.
 */
export function pictureElsewhere(
  article: Pick<ArticleShown, 'card' | 'cover' | 'inText' | 'headline'>,
  site: Addressed,
): { src: string; alt: string } | undefined {
  const { card, cover, headline } = article
  if (card !== undefined) return { src: site.address + card, alt: headline }
  const src = coverElsewhere(article, site)
  return src === undefined ? undefined : { src, alt: cover?.alt || headline }
}

/** Complete address of an article's cover or first picture, unless it is a drawing: neither social sites nor search engines show those. */
export function coverElsewhere(
  { cover, inText }: Pick<ArticleShown, 'cover' | 'inText'>,
  site: Addressed,
): string | undefined {
  const picture = cover ?? inText
  return picture && !/\.svg$/i.test(picture.src) ? site.address + picture.src : undefined
}

import type { Article, Facet } from '../archive/article.ts'
import { digestOf } from '../archive/digest.ts'
import { replacementOf, translationsOf } from './article-pages.ts'
import type { Plan } from './plan.ts'

/** Where the links and images of a text lead. */
type LeadsOf = (file: string) => unknown

/**
 * Short marks of articles. Two articles have the same mark only when both say the same themselves, their labels, pictures
 * and translations are the same, and the links and images of their texts lead to the same: then whatever is made from the
 * one, and from the settings of the site, is made from the other. Each is made once.
 */
export function articleMarks(
  { archive, images }: Plan,
  leadsOf: LeadsOf,
): (article: Article) => string {
  const labelMark = labelMarks()
  const marks = new Map<Article, string>()
  return article => {
    const known = marks.get(article)
    if (known !== undefined) return known
    const { source, section, region, tags, ...own } = article
    const instead = replacementOf(article, archive)
    const pictures = [own.cover, ...own.gallery].map(picture => picture?.file)
    const told = JSON.stringify([
      own.print === undefined ? own : [own.print, own.withheld],
      [source, section, region, ...tags].map(labelMark),
      [...pictures, own.pictureInText].map(file => file && images.get(file)),
      leadsOf(article.file),
      translationsOf(article, archive),
      instead && [instead.address, instead.headline, instead.lang],
    ])
    const made = shortened(told)
    marks.set(article, made)
    return made
  }
}

/** Marks of all that labels say themselves. */
function labelMarks(): (label: Facet | undefined) => string {
  const marks = new Map<Facet, string>()
  return label => {
    if (!label) return ''
    const known = marks.get(label)
    if (known !== undefined) return known
    const { articles: _, ...told } = label
    const made = shortened(JSON.stringify(told))
    marks.set(label, made)
    return made
  }
}

/** 128 bits of a digest. */
function shortened(text: string): string {
  return digestOf(text).slice(0, 32)
}

import { digestOf } from '../archive/digest.ts'
import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'
import type { Cited } from './citation-files.ts'
import { dateText } from './date-text.ts'
import { absolute, readable } from './links.ts'

/** An article as others cite it. */
export interface Citation {
  cited: Cited
  /** A sentence for a list of references, as it is copied. */
  text: string
  /** The same as it is shown: a text that may run the other way is a part of its own. */
  sentence: (string | CitedPart)[]
}

/** A part of the sentence, to be isolated from the rest (Unicode UAX 9). */
interface CitedPart {
  /** As it is copied, and as it is shown. */
  text: string
  shown: string
  dir: 'auto' | 'ltr'
}

/** Signs of the language of the page. */
interface Signs {
  /** Stands between things in a row. */
  comma: string
  /** `{text}` in quotation marks. */
  quoted: string
}

/**
 * How an article is cited. Names are given as they are written, not cut into given and family names, which no rule
 * does right for every language.
 */
export function citationOf(article: ArticleShown, site: Site, signs: Signs): Citation {
  const { headline, credit: by, canonical, lang = site.language } = article
  const url = absolute(site, canonical)
  const day = article.date.iso.slice(0, 10)
  const { comma, quoted } = signs
  const [open = '', close = ''] = quoted.split('{text}')
  const names = by.flatMap((name, i) => [i === 0 ? '' : comma, apart(name)])
  const told = dateText(day, site.language)
  const sentence = [
    ...(by.length > 0 ? [...names, `${stopAfter(by.at(-1))} `] : []),
    ...[open, apart(headline), `${close}${stopAfter(headline)} `],
    ...[apart(site.name), `${comma}${told}${stopAfter(told)} `],
    { text: url, shown: readable(url), dir: 'ltr' as const },
  ]
  return {
    cited: { key: keyOf(canonical), headline, by, publication: site.name, day, url, lang },
    sentence,
    text: sentence.map(part => (typeof part === 'string' ? part : part.text)).join(''),
  }
}

function apart(text: string): CitedPart {
  return { text, shown: text, dir: 'auto' }
}

/** The full stop after a text, unless it ends with a mark already. */
function stopAfter(text = ''): string {
  return /[\p{Sentence_Terminal}…]$/u.test(text) ? '' : '.'
}

/** The address in letters of ASCII; when others are in it, with some digits that tell it from its neighbours. */
function keyOf(address: string): string {
  const plain = address.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const parts = plain.split(/[^A-Za-z0-9]+/).filter(part => part !== '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked about
  const isWhole = /^[\x00-\x7f]*$/.test(plain)
  return [...parts, ...(isWhole ? [] : [digestOf(address).slice(0, 8)])].join('-')
}

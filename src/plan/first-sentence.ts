import { decodeHTML } from 'entities'
import { remembered } from '../archive/remembered.ts'

/** More than this search engines do not show. */
const most = 200

/** A shorter sentence says too little, and may be an abbreviation (“Mr.”). */
const least = 60

const sentencesIn = remembered(
  language => new Intl.Segmenter(language, { granularity: 'sentence' }),
)
const wordsIn = remembered(language => new Intl.Segmenter(language, { granularity: 'word' }))

/**
 * The first sentence of a text (sanitized HTML): of its first paragraph that has letters, without notes. Those after
 * a short one belong to it. A long one ends at a word, with “…”. Undefined when there is none.
 */
export function firstSentence(html: string, language: string): string | undefined {
  const paragraph = paragraphs(html).find(text => /\p{L}/u.test(text))
  if (paragraph === undefined) return undefined
  const sentence = beginningOf(paragraph, language)
  return sentence.length <= most ? sentence : `${wholeWords(sentence, language)} …`
}

function beginningOf(paragraph: string, language: string): string {
  for (const { index, segment } of sentencesIn(language).segment(paragraph)) {
    const soFar = paragraph.slice(0, index + segment.length).trim()
    if (soFar.length >= least) return soFar
  }
  return paragraph
}

/** Marks of notes, notes beside links to what was withdrawn, and tags. */
const notOfTheSentence =
  /<sup(?:\s[^>]*)?>.*?<\/sup>| <small data-withdrawn="">.*?<\/small>|<[^>]*>/gs

/** The texts of paragraphs, each made when it is asked for. */
function paragraphs(html: string): IteratorObject<string> {
  return html
    .matchAll(/<p(?:\s[^>]*)?>(.*?)<\/p>/gs)
    .map(([, inside = '']) =>
      decodeHTML(inside.replaceAll(notOfTheSentence, '')).replaceAll(/\s+/g, ' ').trim(),
    )
}

function wholeWords(sentence: string, language: string): string {
  const words = [...wordsIn(language).segment(sentence)]
  const fit = words.filter(({ index, segment }) => index + segment.length <= most)
  while (fit.at(-1)?.isWordLike === false) fit.pop()
  return fit.map(({ segment }) => segment).join('')
}

import type { Root } from 'hast'
import { dress } from '../../intake/notes.ts'
import { damagedPlaces, withSoundReferences } from '../letters.ts'
import type { Loss } from '../losses.ts'
import type { OldPicture, OldText } from '../old-item.ts'
import { htmlOfWordPress } from '../wordpress/wordpress-text.ts'
import { type Converting, lose, type Reference, type Surroundings } from './converting.ts'
import { element, text, textIn } from './elements.ts'
import { factsOfHtml, type HtmlFacts } from './html-facts.ts'
import { oldMarkdown } from './old-markdown.ts'
import { paragraphs } from './paragraphs.ts'
import { plainApart } from './plain-paragraphs.ts'
import { readAgain } from './plainly-written.ts'
import { addSeen, bareLinksIn, type MarkdownFacts } from './seen-in-markdown.ts'
import { strangeElements, tidy } from './tidy.ts'
import { markdownOf } from './to-markdown.ts'
import { treeOf } from './tree-of.ts'
import { withoutUnknown, withPointedAddresses } from './unknown-tags.ts'
import { addWords, countOf, keptOf, missingOf, takeWords } from './words.ts'

/** How many there were of something, and how many there are. */
export interface BeforeAndAfter {
  before: number
  after: number
}

/** How a text begins. */
export interface Beginning {
  /** The text of its first block that has any, as far as a headline could be made from it. */
  opening: string
  /** The same of all its first blocks, as far as a standfirst could repeat them. */
  text: string
}

/** An old text as Markdown, with what became of it. References stand in it until `resolved` puts them in. */
export interface Converted {
  markdown: string
  beginning: Beginning
  /** Words of the old text, and how many of them the Markdown has, as often as it has them. */
  words: { before: number; kept: number }
  links: BeforeAndAfter
  images: BeforeAndAfter
  references: Reference[]
  /** Pictures of galleries, with stand-ins for their addresses. */
  gallery: OldPicture[]
  losses: Loss[]
}

/** Elements nested deeper than this are no writer's work, and would overflow what handles them. */
const deepest = 300

/** How many of the words that are missing are told. */
const toldWords = 12

/** How many places with damaged letters the report names. */
const toldPlaces = 5

/**
 * Makes clean Markdown of an old text. Words, links and pictures are counted in the old text by its own tokens, and in
 * the Markdown after it was read again, so that the figures do not depend on the steps between.
 */
export function converted(old: OldText, surroundings: Surroundings): Converted {
  const converting: Converting = {
    ...{ ...surroundings, references: [], losses: [], gallery: [], gone: [] },
    unseen: { words: [], links: 0, images: 0 },
    titlesAreCaptions: old.format === 'markdown',
  }
  const { html, isLoose, facts } = htmlOf(old, converting)
  const tree = facts.depth > deepest ? flattened(html, facts, converting) : treeOf(html)
  const unknown = withoutUnknown(tree).filter(name => !dress.has(name))
  if (isLoose) paragraphs(tree)
  const headline = tidy(tree, converting)
  const strange = [...unknown, ...strangeElements(tree)]
  if (strange.length > 0)
    lose(converting, 'html-removed', strange.map(name => `<${name}>`).join(', '))
  for (const place of damagedPlaces(textIn(tree), toldPlaces))
    lose(converting, 'letters-damaged', place)
  const beginning = beginningOf(tree, headline)
  const markdown = markdownOf(tree, converting)
  const after = factsAfter(markdown, old.format !== 'markdown')
  const { references, gallery, losses } = converting
  addWords(headline, after.words)
  for (const { caption } of gallery) if (caption) addWords(caption, after.words)
  const template = 'unknown' in old ? old.unknown : undefined
  for (const words of template?.gone ?? []) addWords(words, facts.words)
  for (const words of template?.shown ?? []) takeWords(words, after.words)
  for (const words of converting.gone) addWords(words, facts.words)
  for (const words of converting.unseen.words) takeWords(words, facts.words)
  const kept = keptOf(facts.words, after.words)
  const before = countOf(facts.words)
  if (kept < before) {
    const missing = missingOf(facts.words, after.words, toldWords)
    lose(converting, 'words-lost', `${before - kept} of ${before}: ${missing.join(' ')}`)
  }
  return {
    ...{ beginning, markdown, references, gallery, losses, words: { before, kept } },
    links: { before: facts.links - converting.unseen.links, after: after.links },
    images: {
      before: facts.images - converting.unseen.images,
      after: after.images + gallery.length,
    },
  }
}

/** As much of a text as a headline and a standfirst can be compared with (characters). */
const compared = { opening: 400, text: 1200 }

function beginningOf(tree: Root, headline: string): Beginning {
  const texts: string[] = []
  let length = 0
  for (const child of tree.children) {
    const words = textIn(child).trim()
    if (words !== '') texts.push(words)
    length += words.length
    if (length > compared.text) break
  }
  return {
    opening: (headline || texts[0] || '').slice(0, compared.opening),
    text: texts.join('\n').slice(0, compared.text),
  }
}

interface OldHtml {
  html: string
  /** Whether blank lines in it are ends of paragraphs. */
  isLoose: boolean
  facts: HtmlFacts
}

function htmlOf(old: OldText, converting: Converting): OldHtml {
  if (old.format === 'markdown') {
    const { html, facts } = oldMarkdown(old.value, old)
    return { html, isLoose: false, facts: { ...facts, depth: factsOfHtml(html).depth } }
  }
  const { html: written, isLoose } =
    old.format === 'html' ? { html: old.value, isLoose: false } : htmlOfWordPress(old, converting)
  const html = withPointedAddresses(withSoundReferences(written))
  return { html, isLoose, facts: factsOfHtml(html) }
}

function flattened(html: string, { depth }: HtmlFacts, converting: Converting): Root {
  lose(converting, 'nesting-flattened', `${depth} levels`)
  const lines = html
    .replaceAll(/<(script|style|template|noscript)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' \n')
    .split(/\n\s*/)
    .filter(line => line.trim() !== '')
  return { type: 'root', children: lines.map(line => element('p', {}, [text(line.trim())])) }
}

/**
 * What readers see of Markdown. Paragraphs that can be nothing but plain text need not be parsed for it.
 *
 * @param bareIsText whether addresses that stand bare were no links before
 */
function factsAfter(markdown: string, bareIsText: boolean): MarkdownFacts {
  const facts: MarkdownFacts = { words: new Map(), links: 0, images: 0 }
  const { plain, rest } = plainApart(markdown)
  addWords(plain, facts.words)
  const tree = readAgain(rest)
  addSeen(tree, facts)
  if (bareIsText) facts.links -= bareLinksIn(tree)
  return facts
}

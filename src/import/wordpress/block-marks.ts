import { type Converting, lose } from '../text/converting.ts'
import { textsIn } from './kept-texts.ts'

/** Takes off the marks of blocks. Blocks that a server filled, and that are marks alone, are noted. */
export function withoutBlockMarks(text: string, converting: Converting): string {
  for (const [, name = ''] of text.matchAll(/<!--\s*wp:([\w/-]+)[^>]*?\/-->/g)) {
    if (!silent.has(name)) lose(converting, 'shortcode-removed', `block ${name}`)
  }
  return withCovers(withBlockFields(text))
    .replaceAll(secondLink, '$1')
    .replaceAll(/<!--\s*\/?wp:[\s\S]*?-->/g, '')
    .replaceAll(/<!--(?:more|nextpage)[\s\S]*?-->/g, '')
}

/** Blocks of plugins that keep words in their attributes, such as those of Advanced Custom Fields. */
const filled = /<!--\s*wp:(?!core\/)[a-z][\w-]*\/[\w-]+\s+(\{[^>]*\})\s*\/-->/g

/** Puts the words in the attributes of a block, which its server shows in a template, in its place. */
function withBlockFields(text: string): string {
  return text.replaceAll(filled, (mark, attributes: string) => {
    const texts = textsIn(attributes)
    return texts.length === 0 ? mark : `\n\n${texts.map(inParagraphs).join('\n\n')}\n\n`
  })
}

/** Words in paragraphs: blank lines part them, where there are no elements of blocks. */
function inParagraphs(words: string): string {
  if (/<(?:p|div|h\d|ul|ol|table|figure|blockquote)\b/i.test(words)) return words
  return words
    .split(/\n\s*\n/)
    .map(part => `<p>${part}</p>`)
    .join('\n\n')
}

/** The button of a file that stands beside a link to it, and leads to the same. */
const secondLink = /(<\/a>)\s*<a\b[^>]*\bclass="[^"]*\bwp-block-file__button\b[^>]*>[\s\S]*?<\/a>/g

/** Gives blocks of words over a picture the picture before the words, where old versions have it as a background. */
function withCovers(text: string): string {
  return text.replaceAll(
    /<\w+\b[^>]*\bwp-block-cover(?:-image)?\b[^>]*\bbackground-image:\s*url\((?:&quot;|')?([^)"']+?)(?:&quot;|')?\)[^>]*>/g,
    (tag, src: string) => `${tag}<img src="${src}" alt="">`,
  )
}

/** Blocks that only steer a page or show what its frame shows anyway. */
const silent = new Set([
  'more',
  'nextpage',
  'spacer',
  'post-title',
  'post-date',
  'post-featured-image',
  'post-author',
  'footnotes',
  'separator',
])

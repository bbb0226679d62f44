import type { Element, Root } from 'hast'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import type { OldPicture } from '../old-item.ts'
import { type Converting, lose } from './converting.ts'
import { element, isBlank, lineIn, property, replace, textIn } from './elements.ts'

/**
 * Figures as Markdown has them. One of several pictures is a gallery, which stands below the text of an article; one
 * picture with a caption of plain text is a picture with a title; the figure of a table, a quotation or a code falls
 * away around it, and its caption follows. Others stay as they are.
 */
export function figures(tree: Root, converting: Converting): void {
  const taken = new Set<Element>()
  for (const held of elementsIn(tree)) {
    if (taken.has(held.node) || !isGallery(held.node)) continue
    gallery(held, converting)
    for (const { node } of elementsIn(held.node)) taken.add(node)
  }
  for (const held of elementsIn(tree).toReversed()) if (held.node.tagName === 'figure') figure(held)
}

function imagesIn(node: Element): Element[] {
  return elementsIn(node)
    .map(({ node: inner }) => inner)
    .filter(({ tagName }) => tagName === 'img')
}

function isGallery(node: Element): boolean {
  const names = property(node, 'className') ?? ''
  const isMarked =
    /\b(?:wp-block-gallery|gallery|blocks-gallery-grid|kg-gallery-card|tiled-gallery)\b/.test(names)
  const holdsOnlyPictures = () => imagesIn(node).length > 1 && textWithoutCaptions(node) === ''
  return isMarked && ['figure', 'div', 'ul'].includes(node.tagName) && holdsOnlyPictures()
}

function gallery(held: Placed, converting: Converting): void {
  const { node } = held
  const pictures = imagesIn(node).map(image => pictureOf(image, node))
  const [caption] = captionsOf(node)
  const last = pictures.at(-1)
  const goesAlong = caption && !hasMore(caption) && last && last.caption === undefined
  if (goesAlong) last.caption = lineIn(caption)
  converting.gallery.push(...pictures)
  lose(converting, 'gallery-moved', `${pictures.length} pictures`)
  replace(held, ...(caption && !goesAlong ? [asParagraph(caption)] : []))
}

/** What is said of all that a figure holds; nothing where that is blank. */
function captionsOf(node: Element): Element[] {
  return node.children.filter(
    (child): child is Element =>
      child.type === 'element' && child.tagName === 'figcaption' && lineIn(child) !== '',
  )
}

function asParagraph(caption: Element): Element {
  return element('p', {}, caption.children)
}

function textWithoutCaptions(node: Element): string {
  return node.children
    .map(child =>
      child.type !== 'element'
        ? textIn(child)
        : child.tagName === 'figcaption' || /caption/.test(property(child, 'className') ?? '')
          ? ''
          : textWithoutCaptions(child),
    )
    .join('')
    .trim()
}

function pictureOf(image: Element, gallery: Element): OldPicture {
  const around = elementsIn(gallery)
    .map(({ node }) => node)
    .filter(node => node !== gallery && imagesIn(node).length === 1 && imagesIn(node)[0] === image)
  const [outer] = around
  const caption =
    outer &&
    elementsIn(outer).find(
      ({ node }) =>
        node.tagName === 'figcaption' || /caption/.test(property(node, 'className') ?? ''),
    )
  const words = caption ? lineIn(caption.node) : property(image, 'title')
  return {
    src: property(image, 'src') ?? '',
    alt: property(image, 'alt') || undefined,
    ...(words ? { caption: words } : {}),
  }
}

function figure(held: Placed): void {
  const { node } = held
  const captions = captionsOf(node)
  const rest = node.children.filter(
    child => !(child.type === 'element' && child.tagName === 'figcaption') && !isBlank(child),
  )
  const [image, ...others] = imagesIn(node)
  const [caption] = captions
  const isOne = image && others.length === 0 && rest.every(child => textIn(child).trim() === '')
  if (isOne && !(caption && hasMore(caption))) {
    const below = caption && lineIn(caption)
    const own = property(image, 'title') ?? below
    if (own) image.properties.title = own
    const shown = element('p', {}, rest.length > 0 ? inline(rest, image) : [image])
    replace(held, shown, ...(caption && own !== below ? [asParagraph(caption)] : []))
  } else if (!isOne) {
    replace(held, ...rest, ...captions.map(asParagraph))
  }
}

/** The picture with the link around it, if there is one. */
function inline(rest: Element['children'], image: Element): Element['children'] {
  const [only] = rest
  const link = rest
    .flatMap(child =>
      child.type === 'element' ? [child, ...elementsIn(child).map(({ node }) => node)] : [],
    )
    .find(node => node.tagName === 'a' && imagesIn(node).includes(image))
  return link ? [link] : only && only === image ? [only] : [image]
}

/** Whether a caption says more than its words: a link. */
function hasMore(caption: Element): boolean {
  return elementsIn(caption).some(({ node }) => node.tagName === 'a' && property(node, 'href'))
}

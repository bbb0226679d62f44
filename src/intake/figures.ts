import type { Element, ElementContent, Root } from 'hast'
import { elementsIn } from './walk.ts'

/** Makes a figure of an image that stands alone in a paragraph; its title becomes the caption. */
export function figures() {
  return (tree: Root): void => {
    for (const { node, parent } of elementsIn(tree)) {
      const image = node.tagName === 'p' ? onlyImage(node) : undefined
      if (image) parent.children[parent.children.indexOf(node)] = figure(node, image)
    }
  }
}

function onlyImage(paragraph: Element): Element | undefined {
  const [only, ...others] = paragraph.children.filter(child => !isBlank(child))
  if (only?.type !== 'element' || others.length > 0) return undefined
  if (only.tagName === 'img') return only
  return only.tagName === 'a' ? onlyImage(only) : undefined
}

function figure(paragraph: Element, image: Element): Element {
  const { title, ...properties } = image.properties
  image.properties = properties
  const shown = paragraph.children.filter(child => !isBlank(child))
  const caption = typeof title === 'string' && title.trim() !== '' ? [captionOf(title)] : []
  return { type: 'element', tagName: 'figure', properties: {}, children: [...shown, ...caption] }
}

function captionOf(text: string): Element {
  const children: ElementContent[] = [{ type: 'text', value: text }]
  return { type: 'element', tagName: 'figcaption', properties: {}, children }
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

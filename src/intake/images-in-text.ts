import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { imageKey, pictureFiles } from '../archive/picture-files.ts'
import { placeholder } from '../archive/placeholder.ts'
import { findingsOf, placeOf } from './findings.ts'
import { elementsIn } from './walk.ts'

/** Notes the images of a text. Local ones become placeholders; one without an address is taken out. */
export function images() {
  return (tree: Root, file: VFile): void => {
    for (const { node, parent } of elementsIn(tree)) {
      if (node.tagName !== 'img' || show(node, file)) continue
      parent.children.splice(parent.children.indexOf(node), 1)
    }
  }
}

/** Whether there is something to show. */
function show(node: Element, file: VFile): boolean {
  const notes = findingsOf(file)
  const place = placeOf(node, notes)
  const src = typeof node.properties.src === 'string' ? node.properties.src : ''
  if (src === '') return false
  if (!node.properties.alt) notes.problems.push({ code: 'alt-missing-in-text', ...place, src })
  node.properties = {
    ...node.properties,
    alt: node.properties.alt ?? '',
    loading: 'lazy',
    decoding: 'async',
  }
  if (/^(?:https?:)?\/\//i.test(src)) {
    notes.problems.push({ code: 'image-remote', ...place, src })
    node.properties.referrerPolicy = 'no-referrer'
    return true
  }
  const candidates = pictureFiles(src, notes.file)
  const key = imageKey(candidates)
  if (key === undefined) {
    notes.problems.push({ code: 'image-missing', ...place, src })
    return false
  }
  notes.images.push({ candidates, written: src, line: place.line, column: place.column })
  node.properties = { ...node.properties, src: placeholder('image', key) }
  delete node.properties.width
  delete node.properties.height
  return true
}

/** The alternative texts of the images of a text. */
export function altsIn(tree: Root): string[] {
  return elementsIn(tree)
    .filter(({ node }) => node.tagName === 'img')
    .map(({ node }) => String(node.properties.alt ?? ''))
    .filter(Boolean)
}

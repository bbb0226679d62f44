import type { Element, Root } from 'hast'
import { toText } from 'hast-util-to-text'
import type { VFile } from 'vfile'
import { lettersOf } from '../archive/same-words.ts'
import { findingsOf, placeOf } from './findings.ts'
import { elementsIn } from './walk.ts'

/**
 * Keeps the headline to itself: a first heading, or a first line that is all bold or a link, is left out when it says the
 * same, and headings of the first level, of which a page has one, are shown one level lower with all others.
 */
export function headlineOnce() {
  return (tree: Root, file: VFile): void => {
    const notes = findingsOf(file)
    const first = tree.children.find(node => node.type === 'element')
    if (first && notes.title !== undefined && repeats(first, notes.title)) {
      const [address] = addressesIn(first)
      notes.problems.push({
        ...{ code: 'headline-in-text', ...placeOf(first, notes), text: notes.title },
        ...(address === undefined ? {} : { address }),
      })
      tree.children = tree.children.filter(node => node !== first)
      notes.isLess = true
    }
    lowered(tree, file)
  }
}

/** Whether an element is a headline in looks and says what the headline says. */
function repeats(element: Element, title: string): boolean {
  const isHeadline =
    /^h[1-6]$/.test(element.tagName) || (element.tagName === 'p' && isMarked(element))
  const letters = lettersOf(title)
  return isHeadline && letters !== '' && lettersOf(toText(element)) === letters
}

/** The addresses that an element links to. */
function addressesIn(element: Element): string[] {
  const links = elementsIn({ type: 'root', children: [element] })
  return links.flatMap(({ node: { properties } }) => String(properties.href ?? '') || [])
}

const marks = new Set(['a', 'b', 'strong', 'em', 'i', 'u'])

/** Whether all that an element holds is in bold, in a link, or the like. */
function isMarked({ children }: Element): boolean {
  const [only, ...others] = children.filter(one => one.type !== 'text' || one.value.trim() !== '')
  return only?.type === 'element' && others.length === 0 && marks.has(only.tagName)
}

function lowered(tree: Root, file: VFile): void {
  const headings = elementsIn(tree).flatMap(({ node }) =>
    /^h[1-6]$/.test(node.tagName) ? node : [],
  )
  const top = headings.find(({ tagName }) => tagName === 'h1')
  if (!top) return
  const notes = findingsOf(file)
  const text = toText(top).trim().slice(0, 60)
  notes.problems.push({ code: 'heading-of-page', ...placeOf(top, notes), text })
  for (const heading of headings)
    heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) + 1)}`
}

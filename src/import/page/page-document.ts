import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { budget } from '../budget.ts'

/** Why a page cannot be read. */
export class PageFault extends Error {}

/**
 * A page as a document. Tags that HTML lets writers leave out (`<html>`, `<body>`) are put in.
 *
 * @throws PageFault when it is nested beyond what any browser shows
 */
export function pageDocument(html: string): Document {
  const depth = depthOf(html)
  if (depth > budget.levels) throw new PageFault(`its markup is nested ${depth} levels deep`)
  const isWhole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)
  return parseHTML(isWhole ? html : completed(html)).document as unknown as Document
}

function depthOf(html: string): number {
  let [depth, most] = [0, 0]
  const parser = new Parser({
    onopentag: () => {
      depth++
      if (depth > most) most = depth
    },
    onclosetag: () => {
      depth--
    },
  })
  parser.end(html)
  return most
}

function completed(html: string): string {
  const tree = unified().use(rehypeParse).parse(html)
  return unified().use(rehypeStringify, { allowDangerousHtml: true }).stringify(tree)
}

/** The words of an element as a reader sees them. */
export function seenText(element: Element | null | undefined): string | undefined {
  if (!element) return undefined
  const text = element.textContent?.replaceAll(/\s+/g, ' ').trim()
  return text || undefined
}

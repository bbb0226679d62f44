/** Elements that hold others that are lines of their own. */
const holders = new Set(
  'ARTICLE BODY CENTER DIV HEADER FOOTER MAIN SECTION TABLE TBODY TD TR'.split(' '),
)

/** Elements that stand on lines of their own. */
const blocks = new Set([
  ...holders,
  ...'ADDRESS ASIDE BLOCKQUOTE DL FIGURE FORM H1 H2 H3 H4 H5 H6 HR IFRAME OL P PRE UL VIDEO'.split(
    ' ',
  ),
])

/** One line of a text: nodes that stand beside each other. */
export type PageLine = ChildNode[]

/** The lines of an element, as readers see them: its paragraphs, headings and the like, and what stands between them. */
export function linesIn(element: Element): PageLine[] {
  const lines: PageLine[] = []
  let line: PageLine = []
  const end = () => {
    if (line.some(node => node.textContent?.trim())) lines.push(line)
    line = []
  }
  for (const node of element.childNodes) {
    const name = node.nodeName.toUpperCase()
    if (!blocks.has(name) && name !== 'BR') {
      line.push(node)
      continue
    }
    end()
    const isHolder = holders.has(name) && [...node.childNodes].some(isBlock)
    if (isHolder) lines.push(...linesIn(node as Element))
    else if (name !== 'BR') lines.push([node])
  }
  end()
  return lines
}

function isBlock(node: ChildNode): boolean {
  const name = node.nodeName.toUpperCase()
  return name === 'BR' || blocks.has(name)
}

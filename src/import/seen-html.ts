import { Parser } from 'htmlparser2'
import { type Hiding, hidingOf, isShownWithin } from '../intake/hiding-style.ts'

/** Elements whose text no reader sees, as far as they are closed: a headline may name a tag. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg', 'math'])

const inline = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp
  small span strike strong sub sup time tt u var wbr`.split(/\s+/),
)

/** An element that is open. */
interface Open {
  name: string
  /** How an attribute hides it. */
  hiding: Hiding | undefined
  /** Where its text begins. */
  at: number
}

/** What a piece of HTML shows, and what it hides. */
export interface SeenHtml {
  /** The words that a reader sees: blocks are parted by a blank, references stay as they are written. */
  text: string
  /** The words of each element that an attribute hides. */
  hidden: string[]
}

/** Takes the tags out of a piece of HTML, and what they hide. What only looks like the beginning of a tag is text. */
export function seenInHtml(html: string): SeenHtml {
  const hidden: string[] = []
  const open: Open[] = []
  let text = ''
  let isOver = false
  const close = ({ name, hiding, at }: Open) => {
    if (hiding === undefined && (isOver || !silent.has(name))) return
    if (hiding !== undefined) hidden.push(text.slice(at))
    text = text.slice(0, at)
  }
  const parser = new Parser(
    {
      onopentag: (name, { hidden: attribute, style = '', ...others }) => {
        for (const one of open)
          if (one.hiding && isShownWithin(one.hiding, name, style)) one.hiding = undefined
        const names = Object.keys(others)
        const hiding = attribute === undefined ? hidingOf(style, names) : 'all'
        if (!inline.has(name)) text += ' '
        open.push({ name, hiding, at: text.length })
      },
      ontext: piece => {
        text += piece
      },
      oncomment: words => {
        if (isOver) text += `<!--${words}`
      },
      onclosetag: name => {
        const last = open.pop()
        if (last) close(last)
        if (!inline.has(name)) text += ' '
      },
    },
    { decodeEntities: false },
  )
  parser.write(html.replaceAll(/<(?!!--)(?![^<>]*>)/g, '&lt;'))
  isOver = true
  parser.end()
  return { text, hidden }
}

import { slugIn } from '../../address-parts.ts'
import { plainLine, withoutControls } from '../../clean-text.ts'
import { firstWords } from '../../first-words.ts'
import { escaped } from '../../html-text.ts'
import type { Loss } from '../../losses.ts'
import type { OldItem } from '../../old-item.ts'
import { captureDate, capturedOn } from './capture-date.ts'
import { captureParts } from './capture-parts.ts'

/** The text of a page that was selected whole and copied. */
interface Capture {
  text: string
  place: string
  /** When its file was last changed. */
  modified: Date
}

/** The article within the text of a copied page. What is not certain is told as a loss. */
export function readCapture({ text: raw, place, modified }: Capture): OldItem {
  const text = withoutControls(raw).replaceAll(
    /^(?:captured|saved on|copied|retrieved)[^\n]*\n/gim,
    '',
  )
  const parts = captureParts(text)
  const losses: Loss[] = parts.left.map(one => ({
    code: 'words-lost',
    detail: `left out: “${one}”`,
  }))
  const captured = capturedOn(raw, place, modified)
  const date = captureDate(parts.lines, captured)
  const title = parts.title ?? firstWords(parts.paragraphs[0] ?? '')
  if (!title) losses.push({ code: 'title-missing', detail: '' })
  else if (!parts.title) losses.push({ code: 'title-guessed', detail: title })
  return {
    key: place,
    place,
    type: 'capture',
    status: 'published',
    skipped:
      parts.paragraphs.length === 0 ? 'no article in the text: it holds no paragraph' : undefined,
    becomes: 'article',
    title: title && plainLine(title),
    date,
    retrieved: { text: captured.day, guess: captured.how },
    slug: slugIn(parts.address) ?? slugIn(`https://file.example/${place.replace(/\.txt$/i, '')}`),
    addresses: parts.address ? [parts.address] : [],
    authors: parts.authors,
    categories: [],
    tags: parts.tags.map(plainLine),
    section: parts.section && plainLine(parts.section),
    region: parts.region && plainLine(parts.region),
    source: parts.source ? { name: plainLine(parts.source) } : undefined,
    text: {
      format: 'html',
      value: parts.paragraphs.map(one => `<p>${escaped(one)}</p>`).join('\n'),
    },
    base: parts.address ?? '',
    losses,
  }
}

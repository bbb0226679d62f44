import { slugIn } from '../../address-parts.ts'
import { plainLine, withoutControls } from '../../clean-text.ts'
import { firstWords } from '../../first-words.ts'
import { escaped } from '../../html-text.ts'
import type { Loss } from '../../losses.ts'
import type { OldDate, OldItem, OldSite } from '../../old-item.ts'
import { type Captured, captureDate, capturedOn } from './capture-date.ts'
import { holdIn } from './capture-hold.ts'
import { captureLanguage } from './capture-language.ts'
import { rightsHolder } from './capture-line.ts'
import { captureParts } from './capture-parts.ts'
import { withoutPlace } from './clip-places.ts'

/** The text of a page that was selected whole and copied. */
interface Capture {
  text: string
  place: string
  /** When its file was last changed. */
  modified: Date
  /** The moment of the import, in milliseconds since 1970. */
  now?: number | undefined
}

/** The article within the text of a copied page. What is not certain is told as a loss. */
export function readCapture({ text: raw, place, modified, now }: Capture): OldItem {
  const text = withoutControls(raw).replaceAll(
    /^(?:captured|saved on|copied|retrieved)[^\n]*\n/gim,
    '',
  )
  const hold = holdIn(text, now)
  const parts = captureParts(hold ? text.replace(hold.line, '') : text)
  const losses: Loss[] = parts.left.map(one => ({
    code: 'beside-left',
    detail: `left out: “${one}”`,
  }))
  if (hold) losses.push({ code: 'private-as-draft', detail: hold.line })
  const captured = capturedOn(raw, place, modified, parts.lines)
  const date = captureDate(parts.lines, captured)
  const { title: told, site } = withoutSite(parts.title, parts.address)
  const title = told ?? firstWords(withoutPlace(parts.paragraphs[0] ?? ''))
  if (!title) losses.push({ code: 'title-missing', detail: '' })
  else if (!parts.title) losses.push({ code: 'title-guessed', detail: title })
  else if (parts.doubt) losses.push({ code: 'title-guessed', detail: parts.doubt })
  return {
    key: place,
    place,
    type: 'capture',
    status: hold?.status ?? 'published',
    skipped:
      parts.paragraphs.length === 0 ? 'no article in the text: it holds no paragraph' : undefined,
    becomes: 'article',
    title: title && plainLine(title),
    date: hold?.date ?? date,
    retrieved: retrievedOf(captured, date),
    slug:
      slugIn(parts.address) ??
      (parts.title ? undefined : slugIn(`https://file.example/${place.replace(/\.txt$/i, '')}`)),
    addresses: parts.address ? [parts.address] : [],
    authors: parts.authors,
    categories: [],
    tags: parts.tags.map(plainLine),
    section: parts.section && plainLine(parts.section),
    region: parts.region && plainLine(parts.region),
    lang: captureLanguage(parts.paragraphs.join(' ')),
    source: sourceOf(parts.source ?? site),
    text: {
      format: 'html',
      value: htmlOf(parts.paragraphs),
    },
    base: parts.address ?? '',
    losses,
  }
}

function sourceOf(name: string | undefined): OldItem['source'] {
  return name ? { name: plainLine(name) } : undefined
}

/** A headline without the name of the site that browsers show behind it, if the host of its address is called so. */
function withoutSite(
  title: string | undefined,
  address: string | undefined,
): { title: string | undefined; site?: string } {
  const host = URL.parse(address ?? '')?.hostname.replace(/^www\.|\.[^.]*$/g, '') ?? ''
  const [end = '', site = ''] = /\s+[-–—|·»]\s+([^|·»]+)$/u.exec(title ?? '') ?? []
  const letters = (name: string) => name.toLowerCase().replaceAll(/^the\s|[^\p{L}\d]/gu, '')
  const isSite = site !== '' && [letters(site), `the${letters(site)}`].includes(letters(host))
  return isSite ? { title: title?.slice(0, -end.length), site } : { title }
}

/** What a copied page says of its site: its name, by the line about rights, and who publishes it. */
export function captureSite(text: string): Pick<OldSite, 'name' | 'copyrightHolder' | 'whoWeAre'> {
  const { lines, whoWeAre } = captureParts(withoutControls(text))
  const line = lines.find(({ kind }) => kind === 'rights')
  const name = line && rightsHolder(line.text)
  return { name, copyrightHolder: name, whoWeAre }
}

/** The day of the copy; undefined when only its year is known, or its file says a day before the article. */
function retrievedOf(captured: Captured, date: OldDate | undefined): OldDate | undefined {
  const isBefore = captured.byFile && date && date.text.slice(0, 10) > captured.day
  if (captured.onlyYear || isBefore) return undefined
  return { text: captured.day, guess: captured.how, ...(captured.byFile && { byFile: true }) }
}

/** Paragraphs as HTML; those that begin with a dash or a point, or are counted, are the items of a list. */
function htmlOf(paragraphs: readonly string[]): string {
  const runs: { tag: string; parts: string[] }[] = []
  for (const text of paragraphs) {
    const [, mark, number, rest] = /^(?:([-*•▪])|(\d{1,2})[.)])\s+(.*)$/su.exec(text) ?? []
    const last = runs.at(-1)
    const goesOn = last?.tag === 'ol' && Number(number) === last.parts.length + 1
    const tag = mark ? 'ul' : number === '1' || goesOn ? 'ol' : 'p'
    const part = tag === 'p' ? text : (rest ?? '')
    if (last?.tag === tag && number !== '1') last.parts.push(part)
    else runs.push({ tag, parts: [part] })
  }
  return runs.map(({ tag, parts }) => markup(tag, parts.map(escaped))).join('\n')
}

function markup(tag: string, parts: readonly string[]): string {
  if (tag === 'p') return parts.map(part => `<p>${part}</p>`).join('\n')
  return `<${tag}>${parts.map(part => `<li>${part}</li>`).join('')}</${tag}>`
}

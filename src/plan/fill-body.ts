import type { Archive } from '../archive/archive.ts'
import { fillLinks, fillPictures, unlinked } from '../archive/placeholder.ts'
import { absolute, href } from './links.ts'
import { attribute, pictureOf } from './picture-in-text.ts'
import type { ImageFacts } from './row.ts'

/** How addresses are written: from the root for pages, complete for feeds, whose images are plain. */
type AddressStyle = 'page' | 'feed'

/** A text as it is kept, of the page at an address. */
interface KeptText {
  html: string
  address: string
  /** Whether nothing large is seen before it on its page. */
  first?: boolean
}

/** A text with the addresses of its links and images, and the images' sizes. */
export function fillBody(
  { html, address, first = false }: KeptText,
  archive: Archive,
  images: ImageFacts,
  style: AddressStyle = 'page',
): string {
  const { site, withdrawn } = archive
  const written = style === 'page' ? href : absolute
  const own = style === 'page' ? html : withOwnAddress(html, absolute(site, address))
  const shown = fillPictures(own, placed => {
    const image = images.get(placed.target)
    return image ? pictureOf(image, placed, site, style) : `<img${placed.attributes}>`
  })
  const left = withdrawn.size === 0 ? shown : withoutWithdrawn(shown, archive)
  const ready = first && style === 'page' ? withFirstAtOnce(left) : left
  return fillLinks(ready, (kind, target) => {
    if (kind === 'site') {
      const base = style === 'page' ? '' : site.address
      return attribute('href', base + site.basePath.slice(0, -1) + target)
    }
    if (kind === 'image') {
      const image = images.get(target)
      return image ? attribute('href', written(site, `/${image.file}`)) : ''
    }
    const [file = '', fragment] = target.split('#')
    const address = addressOf(file, archive)
    const hash = fragment === undefined ? '' : `#${fragment}`
    return address === undefined ? '' : attribute('href', written(site, address) + hash)
  })
}

/**
 * What follows the words of a link to an article that was withdrawn. The templates say it in the language of the text
 * (`words/notes-named.ts`).
 */
const withdrawnNote = ' <small data-withdrawn="">(withdrawn)</small>'

function withoutWithdrawn(html: string, { withdrawn }: Archive): string {
  return unlinked(html, target => {
    const [file = ''] = target.split('#')
    return withdrawn.has(file) ? withdrawnNote : undefined
  })
}

/** The address of an article or a standing page, by its file. */
export function addressOf(file: string, { byFile, standing }: Archive): string | undefined {
  return byFile.get(file)?.address ?? standing.find(page => page.file === file)?.address
}

/** Links within a text name its page, for readers who meet the text elsewhere. */
function withOwnAddress(html: string, url: string): string {
  return html.replaceAll(/<a ([^<>]*?)href="#/g, (_, before: string) => `<a ${before}href="${url}#`)
}

/** A picture at the very beginning of a text is not waited for. */
function withFirstAtOnce(html: string): string {
  if (!/^<figure>(?:<a [^<>]*>)?<(?:picture|img)/.test(html)) return html
  return html.replace(' loading="lazy"', ' loading="eager" fetchpriority="high"')
}

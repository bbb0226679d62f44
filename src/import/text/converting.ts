import type { Loss, LossCode } from '../losses.ts'
import type { OldPicture } from '../old-item.ts'

/** A link within the old site, or a picture, that the text refers to. */
export interface Reference {
  kind: 'link' | 'image'
  /** As it stood in the text. */
  written: string
  /** Complete, or a path from the root of the old site where that is not known. */
  address: string
}

/** What the conversion of a text needs to know of what surrounds it. */
export interface Surroundings {
  /** The address against which relative ones are meant: complete, or a path from the root. */
  base: string
  /** Hosts of the old site; links to others stay as they are. */
  hosts: readonly string[]
  /** The headline, which the page shows above the text; empty where one is to be made from the text. */
  title?: string | undefined
}

/** What the steps of a conversion note on their way. */
export interface Converting extends Surroundings {
  references: Reference[]
  losses: Loss[]
  /** Whether the title of a picture is its caption, as in Markdown; in HTML it is what a mouse shows, or a file's name. */
  titlesAreCaptions: boolean
  /** Pictures of galleries, which stand below the text of an article. */
  gallery: OldPicture[]
  /** Words that were taken out, and for which readers saw what only the old system knew. */
  gone: string[]
  /** What was taken out because no reader saw it: its words, links and pictures. */
  unseen: { words: string[]; links: number; images: number }
}

/** Notes a loss, each only once. */
export function lose({ losses }: Pick<Converting, 'losses'>, code: LossCode, detail: string): void {
  const short = detail.length > 300 ? `${detail.slice(0, 299)}…` : detail
  if (losses.some(known => known.code === code && known.detail === short)) return
  losses.push({ code, detail: short })
}

const standIn = 'https://reference.invalid/'

/** Notes a reference and gives the address that stands in for it in the text until it is resolved. */
export function standInFor(converting: Converting, reference: Reference): string {
  converting.references.push(reference)
  return `${standIn}${converting.references.length - 1}.`
}

/** Puts what `resolve` gives in the place of every stand-in. */
export function resolved(
  text: string,
  references: readonly Reference[],
  resolve: (reference: Reference) => string,
): string {
  return text.replaceAll(/https:\/\/reference\.invalid\/(\d+)\./g, (whole, number: string) => {
    const reference = references[Number(number)]
    return reference ? resolve(reference) : whole
  })
}

const nowhere = 'http://nowhere.invalid'

/** A written address, made whole by where it stands: complete, or a path from the root; undefined when it is none. */
export function wholeAddress(written: string, base: string): string | undefined {
  const plain = written.trim()
  if (/^https?:\/\/[^\s\\"<>]+$/i.test(plain) && URL.canParse(plain)) return plain
  try {
    const url = new URL(plain.replaceAll('\\', '/'), new URL(base, nowhere))
    return url.origin === nowhere ? url.href.slice(nowhere.length) : url.href
  } catch {
    return undefined
  }
}

import type { Frontmatter } from './frontmatter.ts'
import type { Release } from './holds-back.ts'

/** A link in an article's text to another file of the archive, to an address of the site, or to a web address. */
export interface TextLink {
  /** `article`: a path below the content folder; `site`: a path from the site's root; `web`: a whole address. */
  kind: 'article' | 'site' | 'web'
  target: string
  /** The heading or place of the target that it leads to, decoded. */
  fragment?: string
  /** As the author wrote it. */
  written: string
  line: number
  column: number
}

/** An image in an article's text or frontmatter, by the paths below the content folder it may have. */
export interface ImageUse {
  /** Where to look, in this order. */
  candidates: string[]
  written: string
  line: number
  column: number
  /** Whether the text only leads to it, and shows it nowhere. */
  linked?: true
}

/** What a text refers to. */
export type References = Pick<Entry, 'file' | 'links' | 'images'>

/** What intake knows of one file of `content/articles` or `content/pages`: no site, no other file. */
export interface Entry<Fields = Frontmatter> {
  /** Path below the content folder, with forward slashes. */
  file: string
  fields: Fields
  /** The digest of its text, as HTML and as Markdown. */
  body: string
  links: TextLink[]
  images: ImageUse[]
  /** Whether its description only repeats how its text begins. */
  repeatsText?: true
  /** Moments in keys of other systems. */
  releases?: Release[]
  /** Alternative texts of the images in its text, remote ones too. */
  alts?: string[]
  /** A digest of all of this, where one is kept. */
  print?: string
}

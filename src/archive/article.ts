import type { Moment } from './moment.ts'

/** A picture of an article; `file` is its key among the archive's images (`imageKey`). */
export interface Picture {
  file: string
  alt: string
  caption?: string | undefined
  credit?: string | undefined
}

/** What was put right after publication. */
export interface Correction {
  type: 'correction' | 'clarification' | 'update' | 'retraction'
  date: Moment
  text: string
}

/** An article as the archive knows it: all but its text, which is read when its page is rendered. */
export interface Article {
  id: string
  file: string
  headline: string
  /** Address below the base path, decoded, with a slash at both ends. */
  address: string
  date: Moment
  updated?: Moment | undefined
  /** The agency or paper; the publication's own facet when the article names none. */
  source: Facet
  /** Whether it was taken from elsewhere. */
  sourced: boolean
  tags: Facet[]
  section?: Facet | undefined
  region?: Facet | undefined
  authors: string[]
  description?: string | undefined
  /** Whether the description only repeats how the text begins. */
  repeatsText?: true | undefined
  /** BCP 47. */
  lang: string
  license?: string | undefined
  /** Older addresses, decoded, from the root. */
  aliases: string[]
  originalUrl?: string | undefined
  retrieved?: Moment | undefined
  cover?: Picture | undefined
  gallery: Picture[]
  /** The key of the first picture of the text among the archive's images (`imageKey`). */
  pictureInText?: string | undefined
  /** Whether its author chose it to have a social card. */
  card: boolean
  corrections: Correction[]
  /** Alternative texts of the pictures in its text. */
  alts: string[]
  /** Shown while writing only: a draft, or under embargo. */
  withheld: boolean
  /** The article that takes its place, by its id, where it was retracted and its text left. */
  replacedBy?: string | undefined
  /** The article that this one translates. */
  translationOf?: string | undefined
  /** Whether `id` was given by its author, and so outlives a move of the file. */
  namedId: boolean
  body: string
  /**
   * A digest of all that its file says, where one is kept: while that and the settings are the same, so is all that is
   * here, but for labels and whether it is withheld.
   */
  print?: string | undefined
}

/** When an article was taken back as a whole, its text left to readers; undefined when it was not. */
export function retractedOn({ corrections }: Pick<Article, 'corrections'>): Moment | undefined {
  return corrections.findLast(({ type }) => type === 'retraction')?.date
}

/** The ways in which articles are gathered. */
export type FacetKind = 'tag' | 'source' | 'section' | 'region'

/** A tag, source, section or region with its articles, oldest first. */
export interface Facet {
  kind: FacetKind
  slug: string
  label: string
  description?: string | undefined
  url?: string | undefined
  articles: Article[]
}

/**
 * A text for each way in which a language counts (CLDR plural categories), in which `{count}` stands for the
 * number.
 */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Those words that the search page says in the browser. */
export interface SearchWords {
  articles: Counted
  filters: Record<'section' | 'region' | 'source' | 'tag' | 'lang', string>
  findValue: string
  moreValues: Counted
  span: Record<'any' | 'thisYear' | 'tenYears' | 'other', string>
  /** `{year}` and `{articles}`: “2014: 12 articles”. */
  inYear: string
  notSearched: string
  /** `{count}` */
  atLeast: string
  found: Counted
  foundAtLeast: Counted
  /** Follows it: `{years}` is a year or “2012–2014”. */
  bestOf: string
  nothingFound: string
  /** Where filters or a time are chosen. */
  nothingLeft: string
  /** `{text}`: a question whose words are spelled otherwise. */
  didYouMean: string
  /** `{names}`: authors; tags. */
  resultBy: string
  resultTag: string
  /** Goes before the headline of an article that was taken back, its text left to readers. */
  retractedMark: string
  /** What the bars of the years show: results, or, where nothing is asked, all articles. */
  byYear: string
  articlesByYear: string
  ask: string
  looking: string
  /** `{years}` */
  lookingAt: string
  noIndex: string
  /** `{years}` */
  noIndexOf: string
}

/**
 * The words of the interface in a language. Words in braces are filled in; a text has the same ones in every
 * language.
 */
export interface WordList extends SearchWords {
  skip: string
  search: string
  searchArchive: string
  feed: string
  sections: string
  archive: string
  editions: string
  index: Record<'all' | 'section' | 'region' | 'source' | 'tag', string>
  kicker: Record<'tag' | 'source' | 'section' | 'region' | 'all', string>
  everyArticle: string
  /** `{number}` */
  page: string
  /** `{title}` and `{number}` */
  pageOf: string
  older: string
  newer: string
  newest: string
  pages: string
  by: string
  updated: string
  original: string
  permanentLink: string
  retrieved: string
  license: string
  about: string
  tags: string
  corrections: string
  /** Above the notes of a text, for those who hear it; and what leads from a note back: `mark` is its number. */
  footnotes: string
  backToMark: string
  correctionTypes: Record<
    'correction' | 'clarification' | 'update' | 'retraction' | 'withdrawal',
    string
  >
  retracted: string
  cite: string
  copyCitation: string
  copyLink: string
  copied: string
  gallery: string
  closeGallery: string
  nextPicture: string
  previousPicture: string
  /** `{number}` and `{count}` */
  pictureOf: string
  related: string
  alsoIn: string
  /** Stands between the names of languages after it, and between other things in a row. */
  comma: string
  /** `{text}`: a headline within a sentence. */
  quoted: string
  before: string
  after: string
  neighbours: string
  draft: string
  /** At the head of every page of a preview: what it is, in a word and in a sentence. */
  preview: string
  previewNote: string
  earlier: string
  years: string
  months: string
  /** `{text}` and `{articles}`: “May 2014: 12 articles”. */
  bar: string
  sameDay: string
  days: string
  topics: string
  whoWeAre: string
  contact: string
  /** `{label}` */
  allOf: string
  latest: string
  /** Heads what follows the first stories of the front page. */
  moreNews: string
  /** The page of the standing pages that the foot does not name. */
  morePages: string
  /** Goes before the headline of what was withdrawn; and its own headline, where that may not be said. */
  withdrawn: string
  withdrawnPage: string
  /** Follows the words of a link to it. */
  withdrawnLink: string
  withdrawnReasons: Record<
    'retracted' | 'legal' | 'privacy' | 'error' | 'superseded' | 'expired',
    string
  >
  /** Heads what takes its place. */
  instead: string
  notFound: string
  notFoundText: string
  noScript: string
  order: string
  orders: Record<'newest' | 'oldest' | 'match', string>
  clear: string
  searchHelp: string
  moreResults: string
  again: string
  narrow: string
  time: string
  fromDay: string
  toDay: string
  chooseYears: string
  searchAll: string
  feeds: string
  feedsText: string
  opml: string
  colours: string
  colourSchemes: Record<'auto' | 'light' | 'dark', string>
}

/** How much it weighs: `lost` is gone, `guessed` may be wrong, `changed` says the same in another form. */
export type Weight = 'lost' | 'guessed' | 'changed'

/**
 * What can happen to an item on its way, by code: its weight and what it means. The report tells each by name, with
 * the detail that belongs to it.
 */
export const lossKinds = {
  'address-dropped': ['lost', 'An old address cannot redirect to the article'],
  'alt-guessed': [
    'guessed',
    'A picture without a description was given text from its surroundings',
  ],
  'alt-missing': ['lost', 'A picture in the text has no description'],
  'attribute-removed': ['changed', 'An attribute that Markdown cannot express was removed'],
  'beside-left': [
    'guessed',
    'Text around the article did not seem to be part of it and was left out',
  ],
  'card-left': ['lost', 'A part that only works on the old site, or in mail, was left out'],
  'card-unknown': ['guessed', 'A part of an unknown kind was reduced to its words'],
  'category-as-tag': ['changed', 'A category became a tag'],
  'comments-left': ['lost', 'Comments are not imported'],
  'date-guessed': ['guessed', 'The date was worked out'],
  'date-missing': ['lost', 'There is no date'],
  'embed-as-link': ['changed', 'An embed from elsewhere became a link'],
  'encoding-guessed': ['guessed', 'The encoding of the file was guessed'],
  'field-left': ['lost', 'The article format has no place for a field'],
  'file-left': ['lost', 'A file that the text links to was not copied'],
  'frontmatter-mended': ['guessed', 'Broken frontmatter was read as it was meant'],
  'gallery-moved': ['changed', 'A gallery was moved below the text'],
  'headline-once': ['changed', 'The text began with the headline: it is shown once'],
  'html-kept': ['changed', 'Markdown has no form for it: it stays HTML'],
  'html-removed': ['lost', 'HTML that articles may not contain was removed; its text stays'],
  'id-twice': [
    'guessed',
    'Another item has its number: what goes by numbers (tags, authors, pictures) may be that of the other',
  ],
  'image-left': ['lost', 'A picture was not copied: it is still loaded from its old address'],
  'image-missing': ['lost', 'A picture is missing'],
  'image-of-draft': [
    'guessed',
    'A picture was uploaded for a text that was not public; the old site showed it here all the same',
  ],
  'image-once': ['changed', 'The text began with the picture above it: it is shown once'],
  'image-unlinked': ['changed', 'A picture that linked to a larger version is shown large'],
  'letters-damaged': [
    'lost',
    'Some letters are unreadable, or were garbled by a wrong encoding before the import; they stay as they are',
  ],
  'link-empty': ['lost', 'A link has no text, so that nobody could follow it'],
  'link-unsafe': ['lost', 'A link that runs code, or has no readable address, became text'],
  'link-headline': ['lost', 'The text began with the headline as a link: the link is gone'],
  'link-unknown': ['lost', 'A link leads to a page of the old site that was not imported'],
  'members-part': ['lost', 'A part for members only was removed'],
  'members-preview': ['changed', 'Everyone could read its beginning: it is a draft as a whole'],
  'markup-mended': ['guessed', 'Broken markup was read as it was meant'],
  'nesting-flattened': ['lost', 'Markup nested beyond measure was flattened to its text'],
  'password-left': ['changed', 'It was behind a password: it is a draft now'],
  'private-as-draft': ['changed', 'It was not public: it is a draft now'],
  'remark-removed': ['lost', 'A remark that readers did not see was removed'],
  'shortcode-removed': ['lost', 'A shortcode of the old system was removed; its text stays'],
  'slug-numbered': ['changed', 'Another article has the same name: a number was added'],
  'slug-shortened': ['changed', 'Its name is too long for a file and was shortened'],
  'slug-made': ['guessed', 'It had no name that can be an address: one was made up'],
  'source-broken': [
    'guessed',
    'It is in a damaged part of the file, and was read as far as it made sense',
  ],
  'standfirst-once': [
    'changed',
    'A standfirst that only repeated the headline or the beginning of the text was left out',
  ],
  'sticky-left': ['lost', 'It was pinned to the top'],
  'tag-left': ['lost', 'A tag has no letter or digit to make an address from'],
  'summary-only': ['lost', 'Only a summary of the text was there'],
  'tag-replaced': [
    'lost',
    'A tag differs from another only in signs that addresses leave out: it became that one',
  ],
  'tag-merged': ['changed', 'Tags that differ only in case, spaces or hyphens were merged'],
  'template-left': [
    'lost',
    'A template expression whose value is not known stays in the text as it was written',
  ],
  'text-cleaned': ['changed', 'Invisible control characters were removed'],
  'text-from-fields': [
    'guessed',
    'It had no text but in fields of the old site, which do not say what readers saw: it is a draft until somebody has looked',
  ],
  'text-plain': ['lost', 'The text cannot be read with its markup: its plain form was taken'],
  'title-guessed': ['guessed', 'The headline was taken from the text or the name'],
  'title-missing': ['lost', 'There is no headline'],
  'title-other': ['lost', 'A second title, for search engines, was left out'],
  'words-lost': ['lost', 'Words of the text are missing from the article'],
} as const satisfies Record<string, readonly [Weight, string]>

/** The name of a kind of loss. */
export type LossCode = keyof typeof lossKinds

/** Something that was lost, guessed or changed, and of what. */
export interface Loss {
  code: LossCode
  /** What exactly: the address, the tag, the name of the shortcode. */
  detail: string
}

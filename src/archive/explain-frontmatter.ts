import { didYouMean, error, type Keyed, leak, named, subject, warning } from './explanation.ts'

/** Mistakes in frontmatter and YAML files: their form, keys, dates and what holds a text back. */
export const frontmatterProblems = {
  'frontmatter-missing': error(
    () =>
      'This article has no frontmatter. Begin the file with a line “---”, the keys title and date, and a line “---”.',
  ),
  'frontmatter-unclosed': error(
    () => 'The frontmatter is not closed. Put a line “---” after its last key.',
  ),
  'frontmatter-language': error(
    (p: { language: string }) =>
      `The frontmatter is declared as “${p.language}”. Only YAML is read, and code is never run: begin it with “---” alone and write YAML.`,
  ),
  'yaml-broken': error(
    (p: { reason: string; should?: string }) =>
      `The YAML cannot be read: ${p.reason} ${p.should ? `Write “${p.should}”.` : 'Text that contains “: ”, “#” or a leading “@”, “*”, “&”, “[” or “{” needs quotation marks.'}`,
  ),
  'yaml-duplicate-key': error(
    (p: { key: string }) => `The key “${p.key}” appears twice. Keep one of the two.`,
  ),
  'yaml-too-complex': error(
    (p: { reason: string }) =>
      `The YAML ${p.reason}. Write the values out, without anchors or deep nesting.`,
  ),
  'key-missing': error(
    (p: Keyed & { hint?: string }) => `${subject(p)} is missing. ${p.hint ?? 'Add it.'}`,
  ),
  'key-mistyped': error(
    (p: Keyed & { expected: string; got: string; should?: string }) =>
      `${subject(p)} must be ${p.expected}, but is ${p.got}.${p.should ? ` Write “${p.should}”.` : ''}`,
  ),
  'key-unknown': warning(
    (p: Keyed & { nearest?: string; hint?: string }) =>
      `${subject(p)} is unknown to Backfile, so it has no effect.${didYouMean(p.nearest)}${p.hint ? ` ${p.hint}` : ''}`,
  ),
  'key-holds-back': error(
    (p: { written: string; remedy: string }) =>
      `“${p.written}” is not how Backfile holds a text back. ${p.remedy} As it is, the text would be published.`,
  ),
  'key-may-hold-back': leak((p: { written: string; ends?: true }) =>
    p.ends
      ? `“${p.written}” has no effect: Backfile never takes a page down by itself. Write “draft: true” when it is to be removed.`
      : `“${p.written}” may mean that readers must not see this yet, but it has no effect. To hold the text back, write “draft: true”; otherwise remove the key.`,
  ),
  'folder-may-hold-back': leak(
    (p: { count: number }) =>
      `The name of this folder may mean that readers must not see what is in it, but ${p.count === 1 ? 'one text in it is' : `${p.count} texts in it are`} published. Write “draft: true” in each to hold it back, or rename the folder.`,
  ),
  'reference-in-text': warning(
    (p: { key: string; written: string; meant: string }) =>
      `“${p.written}” in “${p.key}” is shown as written, since frontmatter is plain text. Write “${p.meant}” instead.`,
  ),
  'date-impossible': error(
    (p: Keyed & { text: string; hint?: string }) =>
      `“${p.text}” in ${named(p)} is not a real date. ${p.hint ?? 'Check it.'}`,
  ),
  'date-ambiguous': error(
    (p: Keyed & { text: string; hint?: string }) =>
      `“${p.text}” in ${named(p)} can be read in two ways. ${p.hint ?? 'Write year, month and day.'}`,
  ),
  'date-unreadable': error(
    (p: Keyed & { text: string; hint?: string }) =>
      `“${p.text}” in ${named(p)} is not a date that Backfile can read. ${p.hint ?? 'Write year, month and day.'}`,
  ),
  'date-future': leak(
    (p: { text: string }) =>
      `The date ${p.text} is in the future, but the article is published now. To hold it back, add “embargo: ${p.text}”.`,
  ),
  'date-order': warning(
    (p: Keyed & { text: string; date: string }) =>
      `“${p.text}” in ${named(p)} is before the article’s own date, ${p.date}. Correct one of the two.`,
  ),
  'url-unsafe': error(
    (p: Keyed & { url: string }) =>
      `“${p.url}” in ${named(p)} is not a web address. Write it in full, beginning with https:// or http://.`,
  ),
} as const

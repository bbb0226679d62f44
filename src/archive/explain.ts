/** How much a problem weighs: an error stops publication, a warning does not. */
export type Severity = 'error' | 'warning'

interface Explanation<Details> {
  severity: Severity
  /** What is wrong and what to do about it, in sentences; the place is told by whoever prints it. */
  say: (details: Details) => string
  /** Set for a warning that could mean that something is published that its author holds back. */
  leaks?: true
}

function error<Details>(say: (details: Details) => string): Explanation<Details> {
  return { severity: 'error', say }
}

function warning<Details>(say: (details: Details) => string): Explanation<Details> {
  return { severity: 'warning', say }
}

function leak<Details>(say: (details: Details) => string): Explanation<Details> {
  return { severity: 'warning', say, leaks: true }
}

function didYouMean(nearest: string | undefined, otherwise = ''): string {
  return nearest === undefined ? otherwise : ` Did you mean “${nearest}”?`
}

interface Keyed {
  /** The path of the key: `gallery.0.src`; empty for the whole file. */
  key: string
  /** How the author knows the entry of a list that the path leads through. */
  entry?: string
}

/** A key in an author's words: “src” in entry 1 (pier.jpg) of “gallery”. */
function named({ key, entry }: Keyed): string {
  const parts = String(key).split('.')
  const at = parts.findLastIndex(part => /^\d+$/.test(part))
  if (at < 0) return `“${key}”`
  const list = parts.slice(0, at).join('.')
  const number = `entry ${Number(parts[at]) + 1}${entry ? ` (${entry})` : ''}`
  const whole = list === '' ? number : `${number} of “${list}”`
  const inner = parts.slice(at + 1).join('.')
  return inner === '' ? whole : `“${inner}” in ${whole}`
}

/** The same at the beginning of a sentence. */
function subject(keyed: Keyed): string {
  if (keyed.key === '') return 'The file'
  const text = named(keyed)
  return text.startsWith('“') ? `The key ${text}` : `E${text.slice(1)}`
}

/**
 * Every mistake that content can hold, by code. Each has a heading of the same name in
 * docs/problems.md and a specimen in test/problems; a test holds the three together.
 */
export const explanations = {
  'file-unreadable': error(
    (p: { reason: string }) => `This file cannot be read: ${p.reason}. Check its permissions.`,
  ),
  'file-vanished': error(
    () => 'This file was there when the scan began and is gone now. Run the build again.',
  ),
  'file-too-large': error(
    (p: { bytes: number; limit: number }) =>
      `This file has ${p.bytes} bytes; an article may have ${p.limit}. Split it, or move its data to a file that it links to.`,
  ),
  'file-not-text': error(
    () => 'This file is not UTF-8 text. Save it again with the encoding UTF-8.',
  ),
  'link-outside': error(
    (p: { target: string }) =>
      `This symbolic link leads out of the content folder, to ${p.target}. Copy the file into the folder instead.`,
  ),
  'link-repeated': warning(
    (p: { target: string }) =>
      `This symbolic link leads to ${p.target}/, which is read already, so it is not followed. Remove the link, or copy the files.`,
  ),
  'content-missing': error(
    () =>
      'This folder does not exist. Create it with a folder articles/ in it, or point BACKFILE_CONTENT at the folder that has one. To publish a site without articles, add “--accept-loss”.',
  ),
  'articles-missing': error(
    () =>
      'The content folder has no folder articles/. Create it, or point BACKFILE_CONTENT at the folder that has one. To publish a site without articles, add “--accept-loss”.',
  ),
  'articles-lost': error(
    (p: { published: number; left: number }) =>
      `${p.left} of ${p.published} published articles are left, so this build would remove most of the site. Restore the others; if they are to go, add “--accept-loss”.`,
  ),
  'settings-misnamed': error(
    (p: { name: string }) =>
      `This file is not read: its name must be ${p.name}. Rename it, or delete it.`,
  ),
  'file-ignored': warning(
    (p: { what: string; count: number; hint: string }) =>
      `${p.count === 1 ? `This ${p.what} is` : `This and ${p.count - 1} more of its kind (${p.what}) are`} not read. ${p.hint} A name that begins with “_” is passed over without a warning.`,
  ),
  'frontmatter-missing': error(
    () =>
      'This article has no frontmatter. Begin the file with a line “---”, the keys title and date, and a line “---”.',
  ),
  'frontmatter-unclosed': error(
    () => 'The frontmatter has no end. Put a line “---” after its last key.',
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
    (p: { key: string }) => `The key “${p.key}” is here twice. Keep one of the two.`,
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
      `${subject(p)} must be ${p.expected}, and is ${p.got}.${p.should ? ` Write “${p.should}”.` : ''}`,
  ),
  'key-unknown': warning(
    (p: Keyed & { nearest?: string; hint?: string }) =>
      `${subject(p)} is not one that Backfile knows, so it has no effect.${didYouMean(p.nearest)}${p.hint ? ` ${p.hint}` : ''}`,
  ),
  'key-holds-back': error(
    (p: { written: string; remedy: string }) =>
      `“${p.written}” is not how Backfile holds a text back. ${p.remedy} As it is, the text would be published.`,
  ),
  'key-may-hold-back': leak(
    (p: { written: string }) =>
      `“${p.written}” may mean that readers must not see this yet, but it has no effect. To hold the text back, write “draft: true”; otherwise remove the key.`,
  ),
  'folder-may-hold-back': leak(
    (p: { count: number }) =>
      `The name of this folder may mean that readers must not see what is in it, but ${p.count === 1 ? 'one text in it is' : `${p.count} texts in it are`} published. Write “draft: true” in each to hold it back, or rename the folder.`,
  ),
  'reference-in-text': warning(
    (p: { key: string; written: string; meant: string }) =>
      `“${p.written}” in “${p.key}” is shown as it stands, since frontmatter is plain text. Write “${p.meant}” itself.`,
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
      `“${p.text}” in ${named(p)} is not a date as Backfile reads it. ${p.hint ?? 'Write year, month and day.'}`,
  ),
  'date-future': leak(
    (p: { text: string }) =>
      `The date ${p.text} lies in the future, and the article is published now. To hold it back, add “embargo: ${p.text}”.`,
  ),
  'date-order': warning(
    (p: Keyed & { text: string; date: string }) =>
      `“${p.text}” in ${named(p)} is before the article’s own date, ${p.date}. Correct one of the two.`,
  ),
  'section-unknown': error(
    (p: { section: string; known: readonly string[]; nearest?: string }) =>
      `This names section “${p.section}”.${didYouMean(p.nearest)} Use one of ${list(p.known)}, or add it to “sections” in site.yaml.`,
  ),
  'region-unknown': error(
    (p: { region: string; known: readonly string[]; nearest?: string }) =>
      `This names region “${p.region}”.${didYouMean(p.nearest)} Use one of ${list(p.known)}, or add it to “regions” in site.yaml.`,
  ),
  'slug-empty': error(
    (p: { key: string; text: string }) =>
      `“${p.text}” in “${p.key}” has no letter or digit, so no address can be made from it. ${p.key === 'slug' ? 'Add “slug:” with a word of the headline.' : 'Use a word.'}`,
  ),
  'address-outside': error(
    (p: Keyed & { address: string }) =>
      `“${p.address}” in ${named(p)} is no address within the site. Write a path from the root, such as /news/2003/wall/, without “..”, “\\”, “?”, “#”, “%”, quotation marks, “<”, “>”, “|” or control characters.`,
  ),
  'name-not-portable': warning(
    (p: { name: string; reason: string }) =>
      `The name “${p.name}” ${p.reason}: Windows cannot hold it, so that nobody there can copy this content. Rename it.`,
  ),
  'name-alike': warning(
    (p: { other: string }) =>
      `This name and ${p.other} are one and the same on Windows and macOS, where one replaces the other. Rename one of the two.`,
  ),
  'address-reserved': error(
    (p: { address: string; owner: string }) =>
      `The address ${p.address} belongs to ${p.owner}. Choose another “slug”, “permalink” or alias.`,
  ),
  'public-file-taken': error(
    (p: { address: string; owner: string }) =>
      `This file has the address ${p.address}, which belongs to ${p.owner}. Rename it.`,
  ),
  'public-file-place': leak(
    () =>
      'This picture says where it was taken, and files of public/ are published as they are. Move it to content/media/, whose pictures are published without that, or remove its location with a picture editor.',
  ),
  'address-taken': error(
    (p: { address: string; other: string }) =>
      `The address ${p.address} is also that of ${p.other}. Give one of the two another “slug”.`,
  ),
  'edition-taken': error(
    (p: { language: string; other: string }) =>
      `The edition in “${p.language}” has the language or the path of the one in “${p.other}”. Give each edition a language and a path of its own; the main one has those of the site.`,
  ),
  'id-taken': error(
    (p: { id: string; other: string }) =>
      `The id “${p.id}” is also that of ${p.other}. Give one of the two another “id”.`,
  ),
  'translation-circle': error(
    (p: { id: string }) =>
      `“${p.id}” translates an article that translates it in turn. Take “translationOf” out of the one that was written first.`,
  ),
  'translation-taken': warning(
    (p: { id: string; lang: string; other: string }) =>
      `“${p.id}” is there in “${p.lang}” already, in ${p.other}, so readers and search engines find one of the two only. Write the right “lang”, or take “translationOf” out of one of them.`,
  ),
  'translation-unknown': error(
    (p: { id: string; nearest?: string }) =>
      `“translationOf” names “${p.id}”, and no article has that id.${didYouMean(p.nearest)} An id is the file’s path below articles/ without its extension.`,
  ),
  'article-link-unknown': error((p: { target: string; nearest?: string; isFaulty?: true }) =>
    p.isFaulty
      ? `This links to “${p.target}”, which has errors of its own. Correct them first.`
      : `This links to “${p.target}”, and there is no such article.${didYouMean(p.nearest)} Write the path of its file, relative to this one.`,
  ),
  'article-link-unpublished': error(
    (p: { target: string }) =>
      `This links to “${p.target}”, which is a draft or under embargo, so readers would find nothing. Publish it first, or take the link out.`,
  ),
  'site-link-unknown': warning(
    (p: { target: string; nearest?: string }) =>
      `This links to “${p.target}”, and the site has no such page.${didYouMean(p.nearest)}`,
  ),
  'link-empty': warning(
    (p: { text: string }) =>
      `The link “${p.text}” has no address, so it is shown as plain text. Give it an address, or take its brackets away.`,
  ),
  'link-unsafe': warning(
    (p: { target: string }) =>
      `The address “${p.target}” does not begin with https, http, mailto, tel, ftp or another scheme that is safe to follow, so the link is shown as plain text. Correct it, or take the link out.`,
  ),
  'url-unsafe': error(
    (p: Keyed & { url: string }) =>
      `“${p.url}” in ${named(p)} is not a web address. Write it in full, beginning with https:// or http://.`,
  ),
  'image-missing': error(
    (p: { src: string; nearest?: string }) =>
      `The image “${p.src}” is not there.${didYouMean(p.nearest)} Put it into content/media/ or beside the article.`,
  ),
  'image-unreadable': error(
    (p: { src: string; reason: string }) =>
      `The image “${p.src}” cannot be read: ${p.reason}. Use JPEG, PNG, WebP, AVIF, GIF or SVG.`,
  ),
  'image-name-taken': error(
    (p: { src: string; other: string }) =>
      `The image “${p.src}” has the name under which a size of “${p.other}” is published. Rename it.`,
  ),
  'image-remote': warning(
    (p: { src: string }) =>
      `The image “${p.src}” is loaded from another site: it can vanish, and its owner sees who reads this article. Put a copy into content/media/.`,
  ),
  'alt-missing': error(
    (p: { src: string }) =>
      `The image “${p.src}” has no “alt”. Say in a few words what it shows, for readers who cannot see it.`,
  ),
  'alt-missing-in-text': warning(
    (p: { src: string }) =>
      `The image “${p.src}” has no alternative text. Write it between the brackets: ![what it shows](…).`,
  ),
  'html-removed': warning(
    (p: { elements: readonly string[] }) =>
      `The article contains HTML that is not published: ${list(p.elements.map(name => `<${name}>`))}. Its text is kept where it has some; replace the rest with Markdown or a link.`,
  ),
  'text-too-complex': error(
    (p: { reason: string }) =>
      `This text ${p.reason}, so it would take too long to render. Split it, or write it with fewer marks and levels.`,
  ),
  'hidden-text': error(
    (p: { written: string }) =>
      `“${p.written}” hides text in other systems, and here it would be published. Write “<!-- … -->”, which is left out, or remove the text; put it between backticks to show it.`,
  ),
  'html-unended': error(
    (p: { start: string }) =>
      `“${p.start}” begins a piece of HTML that never ends, so the rest of the article would be hidden. End it${p.start === '<!--' ? ' with “-->”' : ''}, or put a backslash before it to show it.`,
  ),
  'tag-in-text': warning(
    (p: { tag: string }) =>
      `“${p.tag}” is never closed, so it is shown as text. Close it, or write it as code, between backticks.`,
  ),
  'headline-in-text': warning(
    (p: { text: string }) =>
      `The text begins with its own headline, “${p.text}”, which the page shows already, so it is left out. Take it out of the text.`,
  ),
  'heading-of-page': warning(
    (p: { text: string }) =>
      `“${p.text}” is a heading of the first level, which is the headline’s alone, so all headings of this text are shown one level lower. Begin them with “##”.`,
  ),
  'heading-unknown': warning(
    (p: { target: string; nearest?: string }) =>
      `This links to “${p.target}”, and the text has no such heading.${didYouMean(p.nearest)}`,
  ),
  'markup-unknown': warning(
    (p: { text: string }) =>
      `“${p.text}” is markup of another program, and is shown as it stands. Write it in Markdown or HTML, or as code, between backticks.`,
  ),
  'footnote-unknown': warning(
    (p: { mark: string }) =>
      `“${p.mark}” has no footnote, so it is shown as text. Add a line “${p.mark}: …”, or take it out.`,
  ),
  'link-spaced': warning(
    (p: { target: string }) =>
      `The address “${p.target}” has spaces, so this is shown as text and not as a link or an image. Write <${p.target}> in angle brackets.`,
  ),
  'text-empty': warning(
    () => 'This article has no text, so its page is empty. Write it, or add “draft: true”.',
  ),
  'document-unpublished': warning(
    (p: { target: string; name: string }) =>
      `This links to “${p.target}”, and of the files in content/ only pictures are published. Put it into public/documents/ and link to /documents/${p.name}.`,
  ),
  'looks-removed': warning(
    (p: { names: readonly string[] }) =>
      `The article’s HTML says how it should look, with ${list(p.names)}, and that is not published: its text has the looks of the site. Take it out, or write what is meant in Markdown, such as a quotation.`,
  ),
  'label-merged': warning(
    (p: { kind: 'tag' | 'source' | 'section' | 'region'; label: string; other: string }) =>
      `“${p.label}” and “${p.other}” would have the same address, so they are one ${p.kind}. ${p.kind === 'tag' || p.kind === 'source' ? `If they mean the same, make one an alias of the other in ${p.kind}s.yaml;` : `If they mean the same, write one of them in every article, or make one an alias of the other in “${p.kind}s” of site.yaml;`} otherwise rename one of them.`,
  ),
  'label-taken': error(
    (p: { label: string; other: string }) =>
      `“${p.label}” means the same as “${p.other}” further up. Put both into one entry, one as an alias.`,
  ),
} as const

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

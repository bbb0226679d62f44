import { didYouMean, error, type Keyed, list, named, warning } from './explanation.ts'
import { redirectsFile } from './settings-files.ts'

/** Mistakes in what names a text or a group of texts: labels, addresses, ids, editions and translations. */
export const namingProblems = {
  'section-unknown': error(
    (p: { section: string; known: readonly string[]; nearest?: string }) =>
      `“${p.section}” is not a section of this site.${didYouMean(p.nearest)} Use one of ${list(p.known)}, add it to “sections” in site.yaml, or, if one of them was called so, to its “aliases” there.`,
  ),
  'region-unknown': error(
    (p: { region: string; known: readonly string[]; nearest?: string }) =>
      `“${p.region}” is not a region of this site.${didYouMean(p.nearest)} Use one of ${list(p.known)}, add it to “regions” in site.yaml, or, if one of them was called so, to its “aliases” there.`,
  ),
  'page-unknown': error(
    (p: { page: string; nearest?: string }) =>
      `“pages” names “${p.page}”, but there is no such page.${didYouMean(p.nearest)} Write the path of its file below content/pages/, or its address.`,
  ),
  'slug-empty': error(
    (p: { key: string; text: string }) =>
      `“${p.text}” in “${p.key}” has no letter or digit, so no address can be made from it. ${p.key === 'slug' ? 'Add “slug:” with a word of the headline.' : 'Use a word.'}`,
  ),
  'address-outside': error(
    (p: Keyed & { address: string }) =>
      `“${p.address}” in ${named(p)} is not an address on this site. Write a path from the root, such as /news/2003/wall/, without “..”, “\\”, “?”, “#”, “%”, quotation marks, “<”, “>”, “|” or control characters.`,
  ),
  'address-reserved': error((p: { address: string; owner: string; file: string }) =>
    p.file === redirectsFile
      ? `${p.address} belongs to ${p.owner}, so it cannot lead elsewhere. Remove this entry.`
      : `The address ${p.address} belongs to ${p.owner}. Choose another “slug”, “permalink” or alias.`,
  ),
  'address-taken': error(
    (p: { address: string; other: string; file: string; at?: string | undefined }) =>
      p.file === redirectsFile
        ? `${p.address} is an address of ${p.other}, so it cannot lead elsewhere. Remove this entry.`
        : String(p.at).startsWith('aliases')
          ? `The address ${p.address} is also used by ${p.other}. Remove it from the “aliases” of one of the two.`
          : `The address ${p.address} is also used by ${p.other}. Give one of the two another “slug”.`,
  ),
  'edition-taken': error(
    (p: { language: string; other: string }) =>
      `The edition in “${p.language}” has the same language or path as the one in “${p.other}”. Give each edition its own language and path; the main one has those of the site.`,
  ),
  'id-taken': error(
    (p: { id: string; other: string }) =>
      `The id “${p.id}” is also used by ${p.other}. Give one of the two another “id”.`,
  ),
  'translation-circle': error(
    (p: { id: string }) =>
      `“${p.id}” translates an article that in turn translates it. Remove “translationOf” from the one that was written first.`,
  ),
  'translation-taken': warning(
    (p: { id: string; lang: string; other: string }) =>
      `“${p.id}” already has a version in “${p.lang}”, ${p.other}, so readers and search engines find only one of the two. Correct “lang”, or remove “translationOf” from one of them.`,
  ),
  'translation-unknown': error(
    (p: { id: string; nearest?: string }) =>
      `“translationOf” names “${p.id}”, but no article has that id.${didYouMean(p.nearest)} An id is the file’s path below articles/ without its extension.`,
  ),
  'label-merged': warning(
    (p: { kind: 'tag' | 'source' | 'section' | 'region'; label: string; other: string }) =>
      `“${p.label}” and “${p.other}” would have the same address, so they are one ${p.kind}. ${p.kind === 'tag' || p.kind === 'source' ? `If they mean the same, make one an alias of the other in ${p.kind}s.yaml;` : `If they mean the same, write one of them in every article, or make one an alias of the other in “${p.kind}s” of site.yaml;`} otherwise rename one of them.`,
  ),
  'language-unset': warning(
    (p: { language: string; named: string }) =>
      `No language is set, so the site’s own words and dates are in English, but the articles are in ${p.named}. Write “language: ${p.language}” in site.yaml, or “language: en” to keep English.`,
  ),
  'label-taken': error(
    (p: { label: string; other: string }) =>
      `“${p.label}” means the same as “${p.other}” above. Put both in one entry, one as an alias of the other.`,
  ),
} as const

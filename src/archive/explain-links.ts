import { didYouMean, error, warning } from './explanation.ts'

/** Links that lead nowhere, or to something that is not published. */
export const linkProblems = {
  'article-link-unknown': error((p: { target: string; nearest?: string; isFaulty?: true }) =>
    p.isFaulty
      ? `This links to “${p.target}”, which has errors of its own. Correct them first.`
      : `This links to “${p.target}”, but there is no such article.${didYouMean(p.nearest)} Write the path of its file, relative to this one.`,
  ),
  'article-link-unpublished': error(
    (p: { target: string }) =>
      `This links to “${p.target}”, which is a draft or under embargo, so readers would find nothing. Publish it first, or remove the link.`,
  ),
  'site-link-unknown': warning(
    (p: { target: string; nearest?: string; base?: string; isEmpty?: true }) =>
      `This links to “${p.target}”, but the site has no such page${p.isEmpty ? ' until an article is in it' : ''}.${p.base ? ` Leave out “${p.base}”, which is added to every address.` : ''}${didYouMean(p.nearest)}`,
  ),
  'link-empty': warning(
    (p: { text: string }) =>
      `The link “${p.text}” has no address, so it is shown as plain text. Give it an address, or remove its brackets.`,
  ),
  'link-unsafe': warning(
    (p: { target: string }) =>
      `The address “${p.target}” does not begin with https, http, mailto, tel, ftp or another scheme that is safe to follow, so the link is shown as plain text. Correct it, or remove the link.`,
  ),
  'heading-unknown': warning(
    (p: { target: string; nearest?: string }) =>
      `This links to “${p.target}”, but the text has no such heading.${didYouMean(p.nearest)}`,
  ),
  'link-spaced': warning(
    (p: { target: string }) =>
      `The address “${p.target}” has spaces, so this is shown as text and not as a link or an image. Write <${p.target}> in angle brackets.`,
  ),
  'document-unpublished': warning(
    (p: { target: string; name: string }) =>
      `This links to “${p.target}”, but of the files in content/ only pictures are published. Put it in public/documents/ and link to /documents/${p.name}.`,
  ),
} as const

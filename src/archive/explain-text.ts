import { error, leak, list, warning } from './explanation.ts'

/** Mistakes in the Markdown and HTML of a text. */
export const textProblems = {
  'html-removed': warning(
    (p: { elements: readonly string[] }) =>
      `The article contains HTML that is not published: ${list(p.elements.map(name => `<${name}>`))}. Any text in it is kept; replace the rest with Markdown or a link.`,
  ),
  'looks-removed': warning(
    (p: { names: readonly string[] }) =>
      `The article’s HTML sets its own style with ${list(p.names)}, which is not published: the text is shown in the style of the site. Remove it, or say what is meant in Markdown, for example with a quotation.`,
  ),
  'text-too-complex': error(
    (p: { reason: string }) =>
      `This text ${p.reason}, so it would take too long to render. Split it, or use less markup and nesting.`,
  ),
  'hidden-text': error(
    (p: { written: string }) =>
      `“${p.written}” hides text in other systems, but here it would be published. Write “<!-- … -->”, which is left out, or remove the text; put it between backticks to show it.`,
  ),
  'text-may-be-hidden': leak(
    (p: { written: string; more: number }) =>
      `“${p.written}”: Obsidian hides everything from one “%%” to the next, and here it is published.${p.more > 0 ? ` The text has ${p.more} more of these marks.` : ''} Write a note to yourself as “<!-- … -->”, a percentage with one “%”, and the mark itself between backticks.`,
  ),
  'html-unended': error(
    (p: { start: string }) =>
      `“${p.start}” starts HTML that is never closed, so the rest of the article would be hidden. Close it${p.start === '<!--' ? ' with “-->”' : ''}, or put a backslash before it to show it.`,
  ),
  'tag-in-text': warning(
    (p: { tag: string }) =>
      `“${p.tag}” is named here rather than used as HTML, so it is shown as text. Write it as code, between backticks; if it is meant as HTML, close it after its content.`,
  ),
  'headline-in-text': warning(
    (p: { text: string; address?: string }) =>
      `The text begins by repeating the headline, “${p.text}”, which the page already shows, so it is left out${p.address ? ` together with its link to ${p.address}. Link to that below, if readers need it, and remove the headline from the text.` : '. Remove it from the text.'}`,
  ),
  'heading-of-page': warning(
    (p: { text: string }) =>
      `“${p.text}” is a first-level heading, and that level is reserved for the headline, so all headings in this text are shown one level lower. Start them with “##”.`,
  ),
  'markup-unknown': warning(
    (p: { text: string }) =>
      `“${p.text}” is markup from another program and is shown as written. Use Markdown or HTML instead, or put it between backticks to show it as code.`,
  ),
  'footnote-unknown': warning(
    (p: { mark: string }) =>
      `“${p.mark}” has no footnote, so it is shown as text. Add a line “${p.mark}: …”, or remove it.`,
  ),
  'text-empty': warning(
    () => 'This article has no text, so its page is empty. Write it, or add “draft: true”.',
  ),
} as const

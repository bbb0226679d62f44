import { error, leak, list, warning } from './explanation.ts'

/** Mistakes in the Markdown and HTML of a text. */
export const textProblems = {
  'html-removed': warning(
    (p: { elements: readonly string[] }) =>
      `The article contains HTML that is not published: ${list(p.elements.map(name => `<${name}>`))}. Its text is kept where it has some; replace the rest with Markdown or a link.`,
  ),
  'looks-removed': warning(
    (p: { names: readonly string[] }) =>
      `The article’s HTML says how it should look, with ${list(p.names)}, and that is not published: its text has the looks of the site. Take it out, or write what is meant in Markdown, such as a quotation.`,
  ),
  'text-too-complex': error(
    (p: { reason: string }) =>
      `This text ${p.reason}, so it would take too long to render. Split it, or write it with fewer marks and levels.`,
  ),
  'hidden-text': error(
    (p: { written: string }) =>
      `“${p.written}” hides text in other systems, and here it would be published. Write “<!-- … -->”, which is left out, or remove the text; put it between backticks to show it.`,
  ),
  'text-may-be-hidden': leak(
    (p: { written: string; more: number }) =>
      `“${p.written}”: Obsidian hides everything from one “%%” to the next, and here it is published.${p.more > 0 ? ` The text has ${p.more} more of these marks.` : ''} Write a note to yourself as “<!-- … -->”, a percentage with one “%”, and the mark itself between backticks.`,
  ),
  'html-unended': error(
    (p: { start: string }) =>
      `“${p.start}” begins a piece of HTML that never ends, so the rest of the article would be hidden. End it${p.start === '<!--' ? ' with “-->”' : ''}, or put a backslash before it to show it.`,
  ),
  'tag-in-text': warning(
    (p: { tag: string }) =>
      `“${p.tag}” is named here rather than used as HTML, so it is shown as text. Write it as code, between backticks; if it is meant as HTML, close it after its content.`,
  ),
  'headline-in-text': warning(
    (p: { text: string; address?: string }) =>
      `The text begins with its own headline, “${p.text}”, which the page shows already, so it is left out${p.address ? ` together with its link to ${p.address}. Link to that below, if readers need it, and take the headline out of the text.` : '. Take it out of the text.'}`,
  ),
  'heading-of-page': warning(
    (p: { text: string }) =>
      `“${p.text}” is a heading of the first level, which is the headline’s alone, so all headings of this text are shown one level lower. Begin them with “##”.`,
  ),
  'markup-unknown': warning(
    (p: { text: string }) =>
      `“${p.text}” is markup of another program, and is shown as it stands. Write it in Markdown or HTML, or as code, between backticks.`,
  ),
  'footnote-unknown': warning(
    (p: { mark: string }) =>
      `“${p.mark}” has no footnote, so it is shown as text. Add a line “${p.mark}: …”, or take it out.`,
  ),
  'text-empty': warning(
    () => 'This article has no text, so its page is empty. Write it, or add “draft: true”.',
  ),
} as const

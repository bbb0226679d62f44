import type { OldPicture } from './old-item.ts'

/** A picture as Markdown: its description, where it is, and its caption as the title. */
export function pictureMarkdown({ src, alt = '', caption }: OldPicture): string {
  const words = alt.replaceAll(/[[\]\\]/g, '\\$&')
  const title = caption ? ` "${caption.replaceAll(/["\\]/g, '\\$&')}"` : ''
  return `![${words}](${destination(src)}${title})`
}

/** An address as it may stand between the brackets of a link. */
export function destination(address: string): string {
  return address.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(' ', '%20')
}

import { escaped } from '../html-text.ts'

/**
 * A text with its notes in the place of the block that shows them. WordPress keeps them beside the text, as JSON
 * (`footnotes` of `wp:postmeta`): each with the name that its marks link to, and its HTML.
 */
export function withFootnotes(text: string, kept: string | undefined): string {
  const notes = notesIn(kept)
  if (notes.length === 0) return text
  const items = notes.map(
    ({ id, content }) =>
      `<li id="${escaped(id)}">${content} <a href="#${escaped(id)}-link">↩︎</a></li>`,
  )
  const list = `<ol class="wp-block-footnotes">${items.join('')}</ol>`
  return text.replaceAll(/<!--\s*wp:footnotes\b[^>]*?\/-->/g, () => list)
}

interface Note {
  id: string
  content: string
}

function notesIn(kept: string | undefined): Note[] {
  try {
    const found: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(found) ? found.filter(isNote) : []
  } catch {
    return []
  }
}

function isNote(value: unknown): value is Note {
  const { id, content } = (value ?? {}) as Partial<Note>
  return typeof id === 'string' && typeof content === 'string'
}

import { escapeAttribute } from 'entities'
import { escaped } from '../html-text.ts'

const empty = new Set(['br', 'hr', 'img'])

/** An element as HTML. Attributes without a value are left out; what stands inside is HTML already. */
export function element(
  name: string,
  attributes: Record<string, string | undefined>,
  ...inside: (string | undefined)[]
): string {
  const written = Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('')
  return empty.has(name) ? `<${name}${written}>` : `<${name}${written}>${inside.join('')}</${name}>`
}

/** A paragraph; nothing at all when nothing is to stand in it. */
export function paragraph(...inside: (string | undefined)[]): string {
  return inside.some(Boolean) ? element('p', {}, ...inside) : ''
}

/** A text as HTML shows it; undefined stays undefined. */
export function escapedIf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escaped(text)
}

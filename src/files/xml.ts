import { legal } from '../archive/legal-text.ts'

/** An element of XML, written. */
export interface Xml {
  readonly xml: string
}

/** An element. Children that are strings are text; what is undefined is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (Xml | string | undefined)[]
): Xml {
  const told = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const start = [name, ...told.map(([key, value]) => `${key}="${escaped(String(value))}"`)]
  const inside = children.map(one => (typeof one === 'object' ? one.xml : escaped(one ?? '')))
  const all = inside.join('')
  return { xml: `<${start.join(' ')}${all === '' ? '/>' : `>${all}</${name}>`}` }
}

/** A whole document. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`
}

/** Text as XML and HTML write it, within elements and attributes. */
export function escaped(text: string): string {
  return legal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

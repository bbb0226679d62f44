import type { Root } from 'hast'
import { elementsIn } from './walk.ts'

/** Writes every address of a link or an image as a browser reads it, for the steps that judge it. */
export function addressesAsRead() {
  return (tree: Root): void => {
    for (const { node } of elementsIn(tree)) {
      const { properties } = node
      if (typeof properties.href === 'string') properties.href = asRead(properties.href)
      if (typeof properties.src === 'string') properties.src = asRead(properties.src)
    }
  }
}

/**
 * An address as a browser reads it (WHATWG URL, section 4.4): without blanks around it, tabs and line
 * ends, its scheme in small letters, and with slashes for the backslashes of its path, so that none that
 * leads to another site looks like one of this site.
 */
function asRead(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip exactly these
  const bare = address.replaceAll(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g, '')
  const plain = bare.replace(/^[a-z][a-z0-9+.-]*:/i, scheme => scheme.toLowerCase())
  const [path = ''] = plain.split(/[?#]/)
  return /^(?:[/\\]|https?:)/.test(plain)
    ? path.replaceAll('\\', '/') + plain.slice(path.length)
    : plain
}

/**
 * An address as a browser reads it (WHATWG URL): without tabs and line ends, and with slashes for the
 * backslashes of its path, so that none that leads to another site looks like one of this site.
 */
export function asRead(href: unknown): string {
  if (typeof href !== 'string') return ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip exactly these
  const plain = href.replaceAll(/^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g, '')
  const [path = ''] = plain.split(/[?#]/)
  return /^(?:[/\\]|https?:)/i.test(plain)
    ? path.replaceAll('\\', '/') + plain.slice(path.length)
    : plain
}

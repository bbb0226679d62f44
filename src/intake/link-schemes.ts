/**
 * The schemes that a link may have: those that lead somewhere and run nothing. They are what HTML lets sites handle
 * (section 8.9.1.3), less what opens a shell or moves money, and gopher.
 */
export const linkSchemes: readonly string[] = [
  ...[
    'http',
    'https',
    'mailto',
    'tel',
    'ftp',
    'ftps',
    'geo',
    'gopher',
    'irc',
    'ircs',
    'magnet',
    'matrix',
  ],
  ...['mms', 'news', 'nntp', 'sip', 'sms', 'smsto', 'webcal', 'xmpp'],
]

/** Whether an address begins with one of them. */
export function hasLinkScheme(address: string): boolean {
  return linkSchemes.includes(/^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '')
}

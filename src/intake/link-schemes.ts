/** The schemes that a link may have: those that lead somewhere and run nothing. */
export const linkSchemes: readonly string[] = ['http', 'https', 'mailto', 'tel', 'ftp']

/** Whether an address begins with one of them. */
export function hasLinkScheme(address: string): boolean {
  return linkSchemes.includes(/^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? '')
}

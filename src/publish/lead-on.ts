/** A page that leads on to another address at once, and that search engines take as moved for good. */
export function leadOn(to: string): string {
  const safe = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=${safe}"><link rel="canonical" href="${safe}"><meta name="robots" content="noindex"></head><body><p><a href="${safe}">${safe}</a></p></body></html>\n`
}

const added =
  /^(?:utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)|at_(?:medium|campaign)|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|wt_mc|cmpid|xtor|replytocom)$/i

/** Whether a parameter is added to addresses to count readers, or to open a form; the page is the same without it. */
export function isAdded(name: string): boolean {
  return added.test(name)
}

/** Services to which WordPress passes pages on: `share=twitter&nb=1`. */
const passedOn =
  /^(?:facebook|twitter|email|linkedin|pinterest|reddit|telegram|tumblr|jetpack-\w+)$/

/** An address without what was added to it to count readers; as it is written when nothing was. */
export function withoutTracking(address: string): string {
  const url = URL.parse(address)
  if (!url?.search) return address
  const all = [...url.searchParams]
  const isShared = all.some(([name, value]) => name === 'share' && passedOn.test(value))
  const kept = all.filter(([name]) => !isAdded(name) && !(isShared && /^(?:share|nb)$/.test(name)))
  if (kept.length === all.length) return address
  url.search = new URLSearchParams(kept).toString()
  return url.href
}

/** What all addresses of a page of a host have in common: scheme, `www.` and what counts readers do not part them. */
export function pageKey(address: string): string {
  const url = URL.parse(withoutTracking(address))
  return url ? url.host.replace(/^www\./, '') + url.pathname + url.search : address
}

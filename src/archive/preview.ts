/** Where a preview of a site is to be: the site as it would be, with its drafts, for those who judge it. */
export interface Preview {
  /** Scheme and host. */
  address: string
  /** The folder of the host, with a slash at its end. */
  basePath: string
}

/** The preview at the address in a text; undefined when that is not the address of a folder on the web. */
export function previewAt(text: string): Preview | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const basePath = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`
  return /^\/([\w.~-]+\/)*$/.test(basePath) ? { address: url.origin, basePath } : undefined
}

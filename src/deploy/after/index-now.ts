import { askService } from './ask-service.ts'

/** Addresses that one request may name (indexnow.org/documentation). */
const batch = 10_000

/**
 * Tells search engines which pages are new, say something else or are gone, by IndexNow. The key is in the environment
 * (`INDEXNOW_KEY`), and in a file of the site by its name: `public/KEY.txt`.
 */
export async function tellEngines(
  urls: readonly string[],
  { site, key, api = 'https://api.indexnow.org/indexnow' }: Telling,
): Promise<void> {
  const { host } = new URL(site)
  for (let at = 0; at < urls.length; at += batch) {
    const urlList = urls.slice(at, at + batch)
    const body = JSON.stringify({ host, key, keyLocation: `${site}${key}.txt`, urlList })
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    await askService('IndexNow', new Request(api, { method: 'POST', headers, body }))
  }
}

/** What IndexNow has to know. */
interface Telling {
  /** The address of the site, with its base path. */
  site: string
  key: string
  api?: string | undefined
}

import type { Cited } from '../plan/citation-files.ts'

/** What of the article of the page is cited: its head tells, for programs that keep references. */
export function citedHere(): Cited {
  const all = (name: string) =>
    [...document.querySelectorAll<HTMLMetaElement>(`meta[name="citation_${name}"]`)].map(
      ({ content }) => content,
    )
  const [headline = ''] = all('title')
  const [publication = ''] = all('journal_title')
  const [date = ''] = all('publication_date')
  const [lang = ''] = all('language')
  const { download = '' } = document.querySelector<HTMLAnchorElement>('.cite a[download]') ?? {}
  const day = date.replaceAll('/', '-')
  const key = download.replace(/\.ris$/, '')
  return { key, headline, by: all('author'), publication, day, url: addressHere(), lang }
}

/** The address of the article, as it is written in links. */
export function addressHere(): string {
  return document.querySelector<HTMLDataElement>('data.u-url')?.value ?? location.href
}

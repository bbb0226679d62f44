import type { Archive } from '../archive/archive.ts'
import { askedAddress } from './asked.ts'
import { href } from './links.ts'
import { type Planned, planned } from './page.ts'

/** The page for addresses that do not exist, in the language of every edition, the main one first. */
export interface NotFoundShown {
  editions: { lang: string; dir: 'ltr' | 'rtl'; home: string; search: string; archive: string }[]
  /** The file that tells where older addresses with a question mark lead, when there are any. */
  asked?: string | undefined
}

declare module './page.ts' {
  interface Shown {
    notFound: NotFoundShown
  }
}

/** Hosts serve one page for all missing addresses, so it speaks to the readers of every edition. */
export function notFoundPage(archive: Archive): Planned {
  const { editions } = archive
  const asked = askedAddress(archive)
  return planned('notFound', '/404.html', () => ({
    editions: editions.map(({ site }) => ({
      ...{ lang: site.language, dir: site.direction, home: href(site, `${site.path}/`) },
      search: href(site, `${site.path}/search/`),
      archive: href(site, `${site.path}/archive/`),
    })),
    ...(asked === undefined ? {} : { asked }),
  }))
}

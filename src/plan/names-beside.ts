import type { Archive } from '../archive/archive.ts'
import { recordFormats } from '../archive/site.ts'
import { recordAddress, recordFormatsOf } from './record-addresses.ts'

/** The names of files that an archive has, or ever had, beside the page of each article. */
export function namesBeside({ published, site }: Pick<Archive, 'published' | 'site'>): string[] {
  const now = recordFormatsOf(site)
  const formats = recordFormats.filter(one => now.includes(one) || published.records.has(one))
  const hasCards = published.cards || site.socialCards !== 'none'
  return [...formats.map(format => recordAddress('', format)), ...(hasCards ? ['card.png'] : [])]
}

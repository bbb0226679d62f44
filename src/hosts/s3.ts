import { asked, link, onHost } from './addresses.ts'
import { pageFile, type RuleFile, type Rules } from './rules.ts'

/**
 * For a bucket of S3 that is served as a website: what a deploy gives each object. A redirect is an empty object whose
 * metadata say where it leads; headers are metadata of files by their patterns, of which the last that fits decides.
 */
export function s3Files(rules: Rules): RuleFile[] {
  const { basePath } = rules
  const key = (address: string) => onHost(basePath, pageOf(address)).slice(1)
  const redirects = rules.moved
    .filter(({ from }) => asked(from).query === undefined)
    .map(({ from, to }) => ({
      Key: key(from),
      WebsiteRedirectLocation: link(basePath, to),
    }))
  const metadata = rules.headers.flatMap(({ pattern, headers }) => {
    const names = Object.entries(headers).filter(([name]) => canS3Give(name))
    const given = names.map(([name, value]) => [name.replaceAll('-', ''), value])
    return given.length === 0
      ? []
      : [{ pattern: onHost(basePath, pattern).slice(1), ...Object.fromEntries(given) }]
  })
  const text = `${JSON.stringify({ redirects, metadata }, null, 1)}\n`
  return [{ name: 's3-objects.json', text, place: 'beside' }]
}

/** Headers that are metadata of an object. */
export function canS3Give(name: string): boolean {
  return /^(cache-control|content-(type|disposition|encoding|language)|expires)$/i.test(name)
}

/** The object that a website endpoint shows for an address. */
function pageOf(address: string): string {
  return address.endsWith('/') ? pageFile(address) : address
}

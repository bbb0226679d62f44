import { compressibleEndings, type Encoding, encodings as known } from '../archive/encodings.ts'
import { isOfHost } from './site-assets.ts'

/*
 * Precompressed files: `x.html.br` and `x.html.gz` beside `x.html`, for servers that send them to whoever takes them.
 */

/** A file with fewer bytes than this is not compressed: with its headers, it is one packet anyway. */
const fewest = 1024

const compressible = new RegExp(`\\.(?:${compressibleEndings.join('|')})$`)
const precompressed = new RegExp(`^(.+)\\.(?:${known.join('|')})$`)

/**
 * The precompressed files that belong beside a file of the site, by its place and its size alone: `x.html.br` for `x.html`.
 * `encodings` are those of the settings. A file that becomes no smaller has them too: it costs a few bytes, and no build has to
 * look inside to know that nothing is missing.
 */
export function twinsOf(file: string, size: number, encodings: readonly Encoding[]): string[] {
  if (size < fewest || !compressible.test(file) || isOfHost(file)) return []
  return encodings.map(encoding => `${file}.${encoding}`)
}

/**
 * Whether a file is the precompressed one of another that is there too (`has`), so that readers get it at the address of that.
 * A download, such as `data.csv.gz` alone, is not.
 */
export function isTwin(file: string, has: (file: string) => boolean): boolean {
  const source = sourceOf(file)
  return source !== undefined && has(source)
}

/** The file that a precompressed one is made from, by its name; undefined when it is not precompressed. */
export function sourceOf(file: string): string | undefined {
  const source = precompressed.exec(file)?.[1]
  return source !== undefined && compressible.test(source) ? source : undefined
}

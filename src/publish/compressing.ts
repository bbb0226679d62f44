import { constants } from 'node:zlib'

/** Scripts and styles are few, and every reader loads them; at this quality, a page would take forty times as long. */
const best = constants.BROTLI_MAX_QUALITY
const quick = 5

/** The quality at which brotli compresses a file. */
export function brotliQuality(file: string): number {
  return /\.(?:css|m?js)$/.test(file) ? best : quick
}

/** What decides the bytes of precompressed files: they have it as their fingerprint. */
export const compressing = `br ${quick} ${best} ${process.versions.brotli}, gz 9 ${process.versions.zlib}`

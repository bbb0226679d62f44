import { get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { lookupFor, whyForbidden } from './private-addresses.ts'

/** The largest picture that is downloaded, in bytes, and how long that may take, in milliseconds. */
const largest = 60_000_000
const patience = 30_000

/** How many redirects are followed. */
const mostRedirects = 5

/** What limits a download. */
export interface DownloadLimits {
  /** Bytes: no more of a larger file is loaded. */
  most?: number
  /** Scheme and host of the old site, which alone may be on a private network. */
  home?: string | undefined
}

/**
 * The bytes of a picture on the net, requested twice if need be; otherwise the reason why it could not be loaded.
 * Neither a name nor a redirect leads to a private network on which the old site is not.
 */
export async function download(
  address: string,
  { most = largest, home }: DownloadLimits = {},
): Promise<Buffer | string> {
  let reason = ''
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const answer = await answerTo(address, home, AbortSignal.timeout(patience))
      if (typeof answer === 'string') return answer
      const status = answer.statusCode ?? 0
      if (status >= 200 && status < 300)
        return (await bytesOf(answer, most)) ?? `it is larger than ${most / 1_000_000} MB`
      answer.destroy()
      reason = `the old site answers ${status}`
      if (status < 500) break
    } catch (error) {
      const { message, code = '' } = error as NodeJS.ErrnoException
      reason = `it cannot be loaded: ${message || code}`
    }
  }
  return reason
}

/** The answer at the end of all redirects; otherwise why they are not followed. */
async function answerTo(
  address: string,
  home: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage | string> {
  let url = new URL(address)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (!/^https?:$/.test(url.protocol)) return `it is redirected to ${url.protocol}`
    const isHome = URL.canParse(home ?? '') && new URL(home ?? '').host === url.host
    const forbidden = whyForbidden(url, isHome)
    if (forbidden !== undefined) return `it cannot be loaded: ${forbidden}`
    const answer = await request(url, isHome, signal)
    const { location } = answer.headers
    if (location === undefined || ![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0))
      return answer
    answer.destroy()
    url = new URL(location, url)
  }
  return `it is redirected more than ${mostRedirects} times`
}

function request(url: URL, isHome: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === 'https:' ? getSecure : getPlain
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'identity', 'user-agent': 'Backfile' }
    get(url, { headers, signal, lookup: lookupFor(isHome) }, resolve).on('error', reject)
  })
}

/** The bytes of an answer; undefined when there are more than that, whatever length it claims. */
async function bytesOf(answer: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of unpacked(answer)) {
    length += piece.length
    if (length > most) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** A body as it was before the server compressed it, which some do unasked. */
function unpacked(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.toLowerCase() ?? ''
  if (/^(?:x-)?gzip$|^deflate$/.test(encoding)) return pipeline(answer, createUnzip(), () => {})
  return encoding === 'br' ? pipeline(answer, createBrotliDecompress(), () => {}) : answer
}

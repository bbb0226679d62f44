import { request as requestPlain } from 'node:http'
import { request as requestSafe } from 'node:https'
import { type Asked, agent } from '../src/health/try-links.ts'
import { lookupFor, whyForbidden } from '../src/import/private-addresses.ts'

const longest = 20_000
const largest = 500_000
const mostHops = 10

/**
 * Asks for a web address, follows redirects, and asks nothing of a private network. Takes at most twenty seconds for each
 * answer, and of a text at most 500 KB (RFC 9309, 2.5).
 */
export async function askWeb(
  address: string,
  method: 'HEAD' | 'GET',
  body = false,
): Promise<Asked> {
  let url = new URL(address)
  for (let hop = 0; hop < mostHops; hop += 1) {
    const asked = await askOnce(url, method, body)
    if ('failed' in asked) return asked
    const { location, ...answer } = asked
    if (answer.status < 300 || answer.status > 399 || location === undefined) return answer
    const next = URL.parse(location, url)
    if (!next || !/^https?:$/.test(next.protocol)) return { failed: 'it leads to no web address' }
    url = next
  }
  return { failed: `it leads on more than ${mostHops} times` }
}

type Once = { status: number; body?: string; location?: string | undefined } | { failed: string }

function askOnce(url: URL, method: 'HEAD' | 'GET', wantsBody: boolean): Promise<Once> {
  const forbidden = whyForbidden(url, false)
  if (forbidden !== undefined) return Promise.resolve({ failed: forbidden })
  const request = url.protocol === 'https:' ? requestSafe : requestPlain
  return new Promise(done => {
    const headers = { 'user-agent': `${agent}/1`, accept: '*/*' }
    const asked = request(url, { method, headers, lookup: lookupFor(false) }, answer => {
      const { statusCode: status = 0 } = answer
      const { location } = answer.headers
      if (!wantsBody) {
        answer.destroy()
        done({ status, location })
        return
      }
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
        if (text.length > largest) answer.destroy()
      })
      answer.on('close', () =>
        done(
          answer.complete || text.length > largest
            ? { status, location, body: text.slice(0, largest) }
            : { failed: 'its answer was cut off' },
        ),
      )
    })
    // Of the whole answer: one that comes letter by letter would never end.
    const late = setTimeout(() => asked.destroy(new Error('no answer within 20 s')), longest)
    asked.on('close', () => clearTimeout(late))
    asked.on('error', error => done({ failed: error.message }))
    asked.end()
  })
}

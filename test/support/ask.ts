import { request } from 'node:http'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
  bytes: Buffer
  /** Where the answer leads, without scheme and host. */
  location: string | undefined
}

/** Asks a server of this machine for an address as it is given, and follows nothing. */
export function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, answer => {
      const pieces: Buffer[] = []
      answer.on('data', piece => pieces.push(piece))
      answer.on('end', () =>
        done({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(pieces).toString(),
          bytes: Buffer.concat(pieces),
          location: answer.headers.location?.replace(/^https?:\/\/[^/]*/, ''),
        }),
      )
    })
    asked.on('error', fail)
    asked.end()
  })
}

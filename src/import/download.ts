/** The largest picture that is downloaded, in bytes, and how long that may take, in milliseconds. */
const largest = 60_000_000
const patience = 30_000

/** The bytes of a picture on the net, asked for twice if need be; otherwise why it could not be had. */
export async function download(address: string): Promise<Buffer | string> {
  let reason = ''
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
      if (!answer.ok) {
        reason = `the old site answers ${answer.status}`
        if (answer.status < 500) break
        continue
      }
      if (Number(answer.headers.get('content-length') ?? 0) > largest)
        return 'it is larger than 60 MB'
      return Buffer.from(await answer.arrayBuffer())
    } catch (error) {
      reason = `it cannot be loaded: ${(error as Error).message}`
    }
  }
  return reason
}

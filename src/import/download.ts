/** The largest picture that is downloaded, in bytes, and how long that may take, in milliseconds. */
const largest = 60_000_000
const patience = 30_000

/**
 * The bytes of a picture on the net, asked for twice if need be; otherwise why it could not be had.
 *
 * @param most bytes: of a larger one no more is loaded
 */
export async function download(address: string, most = largest): Promise<Buffer | string> {
  let reason = ''
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
      if (answer.ok)
        return (await bytesOf(answer, most)) ?? `it is larger than ${most / 1_000_000} MB`
      await answer.body?.cancel()
      reason = `the old site answers ${answer.status}`
      if (answer.status < 500) break
    } catch (error) {
      reason = `it cannot be loaded: ${whyNot(error as Error)}`
    }
  }
  return reason
}

/** What an answer holds; undefined when it is more, whatever it says of its length. */
async function bytesOf(answer: Response, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of answer.body ?? []) {
    length += piece.length
    if (length > most) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** What happened: `fetch` says only that it failed, and why in the cause. */
function whyNot({ message, cause }: Error): string {
  const { message: told = '', code = '' } = (cause ?? {}) as NodeJS.ErrnoException
  return [message, told || code].filter(Boolean).join(': ')
}

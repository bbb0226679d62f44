import { digestOf } from '../../archive/digest.ts'
import { link } from '../../hosts/addresses.ts'
import { headFile } from '../ledger-head.ts'
import { type Target, TargetFault } from '../target.ts'

/** Milliseconds after which a site that does not answer is asked again. */
const patience = 30_000

/** A site as everybody can read it, at its address. Caches on the way are asked for what is there now. */
export function publishedSite(address: string): Pick<Target, 'name' | 'read'> {
  const { origin, pathname } = new URL(address)
  const read = async (file: string) => {
    const url = `${origin}${link(pathname, `/${file}`)}`
    const now = file === headFile ? `?at=${digestOf(String(Date.now())).slice(0, 12)}` : ''
    let answer: Response
    try {
      answer = await fetch(url + now, {
        headers: { 'Cache-Control': 'no-cache' },
        signal: AbortSignal.timeout(patience),
      })
    } catch (error) {
      const { cause, message } = error as Error & { cause?: { code?: string } }
      throw new TargetFault(`${url} cannot be reached: ${cause?.code ?? message}.`, {
        ...{ isPassing: cause?.code !== 'ENOTFOUND', cause: error },
      })
    }
    if (answer.status === 404 || answer.status === 410) {
      await answer.arrayBuffer()
      return undefined
    }
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.ok) return bytes
    throw new TargetFault(`${url} answers ${answer.status}.`, {
      isPassing: answer.status >= 500 || answer.status === 429,
    })
  }
  return { name: address, read }
}

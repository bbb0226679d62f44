let failures = 0
let watched: string | undefined
let fetchAny: typeof fetch

/** Files that are asked for by Pagefind and by us, or by several segments, and are fetched once. */
const once = /\.pf_(index|filter|meta)|pagefind-entry\.json|wasm\.[^/]*\.pagefind/
const kept = new Map<string, Promise<ArrayBuffer>>()

/**
 * Watches what Pagefind fetches below an address. It searches on when a file of its index is missing, as
 * if nothing were in it; here that is counted. And each segment asks for a copy of the same WebAssembly,
 * which lies in the client's folder.
 */
export function watchFetch(address: string): void {
  if (watched !== undefined) return
  watched = address
  fetchAny = globalThis.fetch.bind(globalThis)
  globalThis.fetch = async (...request) => {
    const target = String(request[0])
    if (!target.includes(address)) return fetchAny(...request)
    if (once.test(target)) return new Response(await bytesAt(target))
    return counted(fetchAny(...request))
  }
}

/** The bytes of a file of the index. Rejects when it cannot be loaded; may then be asked for again. */
export function bytesAt(address: string): Promise<ArrayBuffer> {
  const wasm = /wasm\.[^/?]*\.pagefind/.exec(address)?.[0]
  const place = wasm ? `${watched}client/${wasm}` : address
  const known = kept.get(place)
  if (known) return known
  const loading = counted(fetchAny(place)).then(async response => {
    if (!response.ok) throw new Error(`${place}: ${response.status}`)
    return response.arrayBuffer()
  })
  kept.set(place, loading)
  loading.catch(() => kept.delete(place))
  return loading
}

async function counted(answer: Promise<Response>): Promise<Response> {
  try {
    const response = await answer
    if (!response.ok) failures += 1
    return response
  } catch (error) {
    failures += 1
    throw error
  }
}

/** Does work with the index; fails when a file of the index could not be loaded meanwhile. */
export async function whole<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = failures
  const value = await work()
  if (failures > before) throw new Error('a file of the search index could not be loaded')
  return value
}

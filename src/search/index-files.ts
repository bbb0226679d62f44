let failures = 0
let watched: string | undefined

/**
 * Watches what Pagefind fetches below an address. It searches on when a file of its index is missing, as
 * if nothing were in it; here that is counted. And each segment asks for a copy of the same WebAssembly,
 * which is fetched once, from the client's folder.
 */
export function watchFetch(address: string): void {
  if (watched !== undefined) return
  watched = address
  const fetchAny = globalThis.fetch.bind(globalThis)
  let assembly: Promise<ArrayBuffer> | undefined
  const assemblyAt = async (name: string) => {
    assembly ??= fetchAny(`${address}client/${name}`).then(async response => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`)
      return response.arrayBuffer()
    })
    try {
      return new Response(await assembly)
    } catch (error) {
      assembly = undefined
      throw error
    }
  }
  globalThis.fetch = async (...request) => {
    const target = String(request[0])
    if (!target.includes(address)) return fetchAny(...request)
    try {
      const name = /wasm[.][^/?]*[.]pagefind/.exec(target)?.[0]
      const response = name ? await assemblyAt(name) : await fetchAny(...request)
      if (!response.ok) failures += 1
      return response
    } catch (error) {
      failures += 1
      throw error
    }
  }
}

/** Does work with the index; fails when a file of the index could not be loaded meanwhile. */
export async function whole<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = failures
  const value = await work()
  if (failures > before) throw new Error('a file of the search index could not be loaded')
  return value
}

let failures = 0
let watched: string | undefined
let mark = ''
let fetchAny: typeof fetch

/** Files that are asked for by Pagefind and by us, and are fetched once. */
const once = /\.pf_(index|filter|meta)$/
/** What Pagefind looks for in the folder of each segment, and finds in that of the client. */
const shared = /wasm\.[^/]*\.pagefind$/
const entry = /pagefind-entry\.json\?ts=(.*)$/
const kept = new Map<string, Promise<ArrayBuffer>>()

/**
 * Watches what Pagefind fetches below an address. It searches on when a file of its index is missing, as
 * if nothing were in it; here that is counted. And each segment asks for what is the same for all: it lies
 * in the client's folder, and is asked for with the mark of the client.
 */
export function watchFetch(address: string, client: string): void {
  if (watched !== undefined) return
  watched = address
  mark = client
  fetchAny = globalThis.fetch.bind(globalThis)
  globalThis.fetch = async (...request) => {
    const target = String(request[0])
    if (!target.includes(address)) return fetchAny(...request)
    if (shared.test(target)) return new Response(await bytesAt(inClient('wasm.pagefind')))
    if (once.test(target)) return new Response(await bytesAt(target))
    const tag = entry.exec(target)?.[1]
    if (tag !== undefined) return Response.json(await entryOf(tag))
    return counted(fetchAny(...request))
  }
}

/** The bytes of a file of the index. Rejects when it cannot be loaded; may then be asked for again. */
export function bytesAt(address: string): Promise<ArrayBuffer> {
  const known = kept.get(address)
  if (known) return known
  const loading = counted(fetchAny(address)).then(async response => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return response.arrayBuffer()
  })
  kept.set(address, loading)
  loading.catch(() => kept.delete(address))
  return loading
}

/** Loads what every segment needs, so that it is there when the first of them is opened. */
export function loadShared(): void {
  const files = ['wasm.pagefind', 'pagefind-entry.json'].map(inClient)
  void Promise.allSettled(files.map(bytesAt))
}

function inClient(name: string): string {
  return `${watched}client/${name}?ts=${mark}`
}

/** What Pagefind wants to be told of the index whose metadata has a tag. */
async function entryOf(tag: string): Promise<unknown> {
  const bytes = await bytesAt(inClient('pagefind-entry.json'))
  const told = JSON.parse(new TextDecoder().decode(bytes)) as { languages: Record<string, object> }
  for (const language of Object.values(told.languages)) Object.assign(language, { hash: tag })
  return told
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

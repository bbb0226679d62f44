import type { Part } from '../plan/search-packs.ts'

/** The bytes of a file of the index. Rejects when it cannot be loaded. */
export async function bytesAt(address: string): Promise<ArrayBuffer> {
  return (await fileAt(address)).arrayBuffer()
}

/** Files that a host gave as a whole where a part was asked for. */
const whole = new Map<string, Promise<ArrayBuffer>>()

/** The bytes of a part of a file of the index. Rejects when it cannot be loaded. */
export async function partAt(address: string, [start, end]: Part): Promise<ArrayBuffer> {
  const known = whole.get(address)
  if (known) return (await known).slice(start, end)
  const response = await fileAt(address, { headers: { Range: `bytes=${start}-${end - 1}` } })
  const loading = response.arrayBuffer()
  if (response.status === 206) return loading
  whole.set(address, loading)
  loading.catch(() => whole.delete(address))
  return (await loading).slice(start, end)
}

/** Loads a file of JSON. Rejects when it is not there. */
export async function jsonAt<Value>(address: string): Promise<Value> {
  return (await (await fileAt(address)).json()) as Value
}

async function fileAt(address: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(address, init)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response
}

/** The bytes of a file of the index. Rejects when it cannot be loaded. */
export async function bytesAt(address: string): Promise<ArrayBuffer> {
  return (await fileAt(address)).arrayBuffer()
}

/** Loads a file of JSON. Rejects when it is not there. */
export async function jsonAt<Value>(address: string): Promise<Value> {
  return (await (await fileAt(address)).json()) as Value
}

async function fileAt(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response
}

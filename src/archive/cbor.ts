/** What CBOR (RFC 8949) may hold, as far as Pagefind uses it. */
export type Cbor = number | string | boolean | null | Cbor[]

/** Reads one item of CBOR. Throws for kinds that Pagefind does not write: maps, bytes, tags, large numbers. */
export function readCbor(bytes: Uint8Array): Cbor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = new TextDecoder()
  let at = 0
  const skip = (by: number) => {
    at += by
    return at - by
  }
  const numberOf = (size: number): number => {
    if (size < 24) return size
    if (size === 24) return view.getUint8(skip(1))
    if (size === 25) return view.getUint16(skip(2))
    if (size === 26) return view.getUint32(skip(4))
    throw new Error(`a number of CBOR that is too large (${size})`)
  }
  const listOf = (size: number): Cbor[] => {
    if (size !== 31) return Array.from({ length: numberOf(size) }, item)
    const items: Cbor[] = []
    while (view.getUint8(at) !== 0xff) items.push(item())
    skip(1)
    return items
  }
  const simple = (size: number): Cbor => {
    if (size === 20 || size === 21) return size === 21
    if (size === 22) return null
    if (size === 26) return view.getFloat32(skip(4))
    if (size === 27) return view.getFloat64(skip(8))
    throw new Error(`an unknown value of CBOR (${size})`)
  }
  const item = (): Cbor => {
    const head = view.getUint8(skip(1))
    const size = head & 31
    const kind = head >> 5
    if (kind === 0) return numberOf(size)
    if (kind === 1) return -1 - numberOf(size)
    if (kind === 3) {
      const length = numberOf(size)
      return text.decode(bytes.subarray(skip(length), at))
    }
    if (kind === 4) return listOf(size)
    if (kind === 7) return simple(size)
    throw new Error(`an unknown kind of CBOR (${kind})`)
  }
  return item()
}

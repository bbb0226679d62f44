/** The status and headers of a response of HTTP, and how many bytes they take. */
interface HttpHead {
  status: number
  headers: Map<string, string>
  length: number
}

/** Reads how a response begins; of what is none, status 0 and no headers. */
export function httpHead(bytes: Uint8Array): HttpHead {
  const text = Buffer.from(bytes.subarray(0, 1 << 16)).toString('latin1')
  const [, status] = /^HTTP\/[\d.]+\s+(\d{3})/.exec(text) ?? []
  if (status === undefined) return { status: 0, headers: new Map(), length: 0 }
  const end = /\r?\n\r?\n/.exec(text)
  const length = end ? end.index + end[0].length : text.length
  const lines = text.slice(0, end?.index).split(/\r?\n/).slice(1)
  return { status: Number(status), headers: new Map(lines.flatMap(headerIn)), length }
}

function headerIn(line: string): [string, string][] {
  const at = line.indexOf(':')
  return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]]
}

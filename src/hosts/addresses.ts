/** A `from` of a rule in its parts: the path, decoded, and the query as it is sent. */
interface Asked {
  path: string
  query?: string
}

/** Takes a `from` apart at its first question mark. */
export function asked(from: string): Asked {
  const at = from.indexOf('?')
  return at < 0 ? { path: from } : { path: from.slice(0, at), query: from.slice(at + 1) }
}

/** A decoded address on the host: below the base path, as pages of the site link to it. */
export function link(basePath: string, address: string): string {
  return encodeURI(onHost(basePath, address)).replaceAll(/[?#]/g, encodeURIComponent)
}

/** A decoded address on the host, decoded. */
export function onHost(basePath: string, address: string): string {
  return basePath.slice(0, -1) + address
}

/** A link in which no character means anything to a rule file: of ASCII, and without `: * $`. */
export function plainLink(basePath: string, address: string): string {
  return link(basePath, address).replaceAll(/[:*$]/g, sign => `%${hex(sign.charCodeAt(0))}`)
}

/**
 * Every way in which an address of this path is asked for, for hosts that compare what was sent: as pages link to it, as
 * browsers send what was typed, and either with small letters in its escapes, as WordPress wrote them.
 */
export function spellings(basePath: string, path: string): string[] {
  const linked = link(basePath, path)
  const typed = linked.replaceAll(/%5[BD]|%7C/g, decodeURIComponent)
  return [...new Set([linked, typed, lowered(linked), lowered(typed)])]
}

/** What makes an address one that no request can ask for, or one that could end a line of a rule file. */
export function isUnusable(address: string): boolean {
  const { path, query = '' } = asked(address)
  return (
    !path.startsWith('/') ||
    /\/\/|\/\.\.?(\/|$)/.test(path) ||
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\0-\x1f\x7f\u2028\u2029]/.test(address) ||
    !address.isWellFormed() ||
    /[^!-~]|[#"<>\\^`{|}]/.test(query)
  )
}

/** A text as a regular expression of JavaScript. */
export function expression(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}

/** A text as a regular expression that has nothing but letters, digits, `/`, `-`, `_` and escapes of bytes. */
export function byteExpression(text: string): string {
  return [...new TextEncoder().encode(text)].map(plainByte).join('')
}

function plainByte(byte: number): string {
  const sign = String.fromCharCode(byte)
  return /[\w/-]/.test(sign) ? sign : `\\x${hex(byte)}`
}

export function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

function lowered(escaped: string): string {
  return escaped.replaceAll(/%[\dA-F]{2}/g, code => code.toLowerCase())
}

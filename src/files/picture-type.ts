const types: Record<string, string> = { jpg: 'image/jpeg', svg: 'image/svg+xml' }

/** The media type (RFC 6838) of a picture, by the ending of its address. */
export function pictureType(address: string): string {
  const ending = /\.(\w+)$/.exec(address)?.[1]?.toLowerCase() ?? ''
  return types[ending] ?? `image/${ending}`
}

/** What an address may be known by: its path, decoded, with all that it asks, then with each part of that alone. */
export function askedKeys(pathname: string, search: string): string[] {
  let path = pathname
  try {
    path = decodeURI(pathname)
  } catch {
    // It is kept as it is written.
  }
  const query = search.slice(1)
  return [query, ...query.split('&')].map(part => `${path}?${part}`)
}

/**
 * The address of the month in which an address asks for a day: a day with one article has no page of its own.
 * `homes` are the addresses of the editions' front pages, as they are in links.
 */
export function monthAsked(pathname: string, homes: readonly string[]): string | undefined {
  const home = homes.find(one => pathname.startsWith(one) && isDay(pathname.slice(one.length)))
  return home && home + pathname.slice(home.length, home.length + 'yyyy/mm/'.length)
}

function isDay(path: string): boolean {
  return /^\d{4}\/\d\d\/\d\d(?:\/(?:index\.html|page\/\d+\/?)?)?$/.test(path)
}

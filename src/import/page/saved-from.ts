/** What a browser or a tool wrote into a page when it was saved. */
interface SavedFrom {
  address?: string | undefined
  date?: string | undefined
}

/**
 * Where and when a page was saved, by the comments of browsers (`saved from url=(0036)https://…`) and of SingleFile,
 * or by what the Wayback Machine adds.
 */
export function savedFrom(html: string): SavedFrom {
  const start = html.slice(0, 20_000)
  const comment = /<!--\s*Page saved with SingleFile([\s\S]*?)-->/i.exec(start)?.[1]
  if (comment !== undefined) {
    return {
      address: /^\s*url:\s*(\S+)/m.exec(comment)?.[1],
      date: /^\s*saved date:\s*(.+?)\s*$/m.exec(comment)?.[1],
    }
  }
  const browser = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i.exec(start)?.[1]
  const mirror = /<!--\s*Mirrored from (\S+) by HTTrack[^>]*?,\s*([^>]+?)\s*-->/i.exec(start)
  if (mirror) return { address: `http://${mirror[1]}`, date: mirror[2] }
  return { address: browser }
}

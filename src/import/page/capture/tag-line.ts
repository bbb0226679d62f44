import { agoAtEnd } from './relative-date.ts'

/** Tags of a line, and how long ago the article is when that is stuck to the end of it. */
export interface TagLine {
  tags: string[]
  ago: ReturnType<typeof agoAtEnd>
}

/** A line of hashtags, which may hold blanks: `#Harbour #Town Hall About 2 years`; undefined when it is none. */
export function tagLine(line: string): TagLine | undefined {
  if (!/^[#＃]\s?[\p{L}\p{N}]/u.test(line)) return undefined
  const ago = agoAtEnd(line)
  const bare = ago ? line.slice(0, -ago.written.length) : line
  const tags = bare
    .split(/[#＃]/)
    .map(tag =>
      tag
        .replaceAll('_', ' ')
        .replace(/[\s,،;|·•]+$/u, '')
        .trim(),
    )
    .filter(Boolean)
  if (tags.some(tag => tag.split(/\s+/).length > 6)) return undefined
  return { tags: [...new Set(tags)], ago }
}

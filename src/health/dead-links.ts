import type { TextLink } from '../archive/entry.ts'
import type { DeadLink } from './health.ts'
import type { TriedLink } from './try-links.ts'

/** Links that cannot be opened, in the order of the files that have them. */
export function deadLinks(
  links: readonly (readonly [file: string, links: readonly TextLink[]])[],
  tried: Readonly<Record<string, TriedLink>>,
): DeadLink[] {
  return links.flatMap(([file, own]) =>
    own.flatMap(({ target }) => {
      const link = tried[target]
      return link?.isDead ? [{ file, url: target, answer: link.answer, day: link.day }] : []
    }),
  )
}

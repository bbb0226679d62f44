import { sameAddress } from '../archive/address.ts'
import type { References } from '../archive/entry.ts'
import { imageKey } from '../archive/picture-files.ts'
import type { Problem } from '../archive/problem.ts'
import { renditionsOf } from './renditions.ts'
import type { ImageFacts } from './row.ts'

/** Images that have the name under which a size of another image is published. */
export function checkImageNames(entries: readonly References[], images: ImageFacts): Problem[] {
  const owners = new Map(
    [...images.values()]
      .filter(({ form }) => form !== 'drawing')
      .flatMap(image =>
        renditionsOf(image)
          .slice(1)
          .map(({ address }) => [sameAddress(address), image.file] as const),
      ),
  )
  return entries.flatMap(({ file, images: uses }) =>
    uses.flatMap(({ candidates, written: src, line, column }) => {
      const found = images.get(imageKey(candidates) ?? '')
      const other = found && owners.get(sameAddress(`/${found.file}`))
      return other ? [{ code: 'image-name-taken' as const, file, line, column, src, other }] : []
    }),
  )
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marksIn } from '../../src/intake/marks.ts'
import { type Keeping, keepingOf } from '../../src/keep/kept.ts'
import { wishesIn } from '../../src/keep/wishes.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { filesIn } from '../../src/publish/site-files.ts'
import { type Place, write } from './build.ts'

/** What `npm run keep` would write in a place, whose site is planned, on a day. */
export function keepingIn(
  at: Place,
  plan: Plan,
  today: string,
): (...words: readonly string[]) => Keeping {
  const textOf = (file: string) => {
    const path = join(at.content, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined
  }
  const ground = {
    ...{ plan, textOf, today },
    ...{ marks: marksIn(at.content), publicFiles: filesIn(at.public) },
  }
  return (...words) => keepingOf(ground, wishesIn(words))
}

/** Writes what it would write. */
export async function writeKept(at: Place, { changes }: Keeping): Promise<void> {
  await write(at.content, Object.fromEntries(changes.map(({ file, after }) => [file, after])))
}

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Contender } from './contender.ts'
import type { MadeArchive } from './made-archive.ts'

/** Something that happens to an archive before it is built. */
export interface Scenario {
  name: string
  /** What is done to the content, which all contenders share; `round` makes it another each time. */
  toContent?: (desk: Desk, round: number) => void
  /** What is done to each contender's own project. */
  toContender?: (contender: Contender, round: number) => void
}

/** The articles of a made archive, on disk. */
export interface Desk {
  archive: MadeArchive
  content: string
}

/** Writes an archive of which nothing is on disk yet. */
export function writeArchive({ archive, content }: Desk): void {
  rmSync(content, { recursive: true, force: true })
  for (let place = 0; place < archive.size; place += 1) put({ archive, content }, place)
  writeFileSync(join(content, 'site.yaml'), archive.site('Made Archive'))
}

function put({ archive, content }: Desk, place: number, edition = 0): void {
  const { file, text } = archive.article(place, edition)
  const path = join(content, 'articles', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** An article a third of the way into the archive. */
const old = ({ archive }: Desk) => Math.floor(archive.size / 3)

/** In the order in which they are measured. */
export const scenarios: Scenario[] = [
  { name: 'cold', toContender: contender => contender.clear() },
  { name: 'nothing changed' },
  { name: 'one old article edited', toContent: (desk, round) => put(desk, old(desk), round + 1) },
  { name: 'one new article', toContent: (desk, round) => put(desk, desk.archive.size + round) },
  {
    name: 'one article deleted',
    toContent: (desk, round) => {
      const { file } = desk.archive.article(desk.archive.size + round)
      rmSync(join(desk.content, 'articles', file))
    },
  },
  {
    name: 'template changed',
    toContender: (contender, round) => contender.changeTemplate(round + 1),
  },
  {
    name: 'site name changed',
    toContender: (contender, round) => contender.rename(`Archive ${round + 1}`),
  },
]

import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { JSONParser } from '@streamparser/json'
import { isContentPath } from './content-gate.ts'
import { Unusable } from './old-item.ts'
import type { Report, ReportItem } from './report.ts'
import { ScratchList } from './scratch.ts'

/**
 * A report that was written before; undefined when there is none. It is read piece by piece: that of a large archive is
 * larger than the memory that an import may take. Throws `Unusable` when it is something else.
 */
export function readReport(path: string): Report | undefined {
  if (!existsSync(path)) return undefined
  const items = new ScratchList<ReportItem>()
  const head: Record<string, unknown> = {}
  const parser = new JSONParser({
    paths: ['$.version', '$.source', '$.notes', '$.totals', '$.pictures', '$.files', '$.items.*'],
    keepStack: false,
  })
  parser.onValue = ({ value, key, stack }) => {
    if (stack.length > 1) items.push(value as unknown as ReportItem)
    else head[String(key)] = value
  }
  try {
    for (const bytes of piecesOf(path)) parser.write(bytes)
  } catch {
    throw notAReport(path)
  }
  if (!parser.isEnded || !isHead(head)) throw notAReport(path)
  const report: Report = { notes: [], ...head, items }
  for (const { file } of filesIn(report)) checkPath(file, path)
  return report
}

function notAReport(path: string): Unusable {
  return new Unusable(
    `${path} is not the report of an import. Take it back from git, or name another file.`,
  )
}

function* filesIn({ items, pictures, files }: Report): Generator<{ file: string }> {
  for (const { file } of items) if (file !== undefined) yield { file }
  yield* Object.values(pictures)
  yield* files
}

/**
 * Refuses a path that no import writes, as a report or a journal gives it: files from elsewhere decide nothing outside
 * of the content folder.
 *
 * @throws Unusable with the path and where it was read
 */
export function checkPath(file: unknown, from: string): void {
  if (isContentPath(file)) return
  throw new Unusable(
    `${from} names ${JSON.stringify(file)}, which is not a path within the content folder. Take the file back from git, or remove it.`,
  )
}

function isHead(head: object): head is Omit<Report, 'items' | 'notes'> {
  const wanted: (keyof Report)[] = ['source', 'totals', 'pictures', 'files']
  return 'version' in head && head.version === 1 && wanted.every(key => key in head)
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  const bytes = Buffer.alloc(65_536)
  try {
    for (let length = 1; length > 0; ) {
      length = readSync(file, bytes)
      yield bytes.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

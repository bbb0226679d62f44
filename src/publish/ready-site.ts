import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import type { ReadySite } from '../deploy/course.ts'
import { fileHeaders } from '../deploy/file-headers.ts'
import type { PublishedFile } from '../deploy/published-file.ts'
import type { FileHeaders } from '../deploy/target.ts'
import { link } from '../hosts/addresses.ts'
import { pageFile } from '../hosts/rules.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { isAncestor } from './content-commit.ts'
import type { LedgerRow } from './file-row.ts'
import type { Folders } from './folders.ts'
import { keptRules } from './kept-rules.ts'
import { ledgerPath, openLedger } from './ledger.ts'
import { hasDigest } from './site-files.ts'
import { mark } from './site-mark.ts'

/**
 * The site that the last build made, for a deploy. What a target had already when the site was built against it is in it
 * too; its bytes are not here. Refuses when no build came to its end.
 */
export function readySite(folders: Folders): ReadySite {
  const ledger = openLedger(ledgerPath(folders.cache))
  try {
    const facts = ledger.site()
    const contents = ledger.contents()
    const files = new Map<string, PublishedFile>()
    const rows = ledger.rows()
    let isWhole = facts !== undefined
    for (const [file, { size, sha256, fingerprint }] of rows) {
      if (file === mark.file) continue
      isWhole &&= sha256 !== ''
      files.set(file, { size, sha256, fingerprint, content: contents.get(file) })
    }
    if (!facts || !isWhole) {
      throw new Refusal(
        `There is no site to deploy: no build into ${shownPath(folders.out)}/ came to its end. Run “npm run build”, or “npm run build -- --against TARGET”, first.`,
      )
    }
    if (facts.isPreview) {
      const out = shownPath(folders.out)
      throw new Refusal(
        `${out}/ holds a preview, not the site. Run “npm run build”, or deploy it with “--preview NAME”.`,
      )
    }
    const { address, articles, hub, commit } = facts
    return {
      ...{ address, articles, hub, commit, files },
      isHere: file => isAsBuilt(join(folders.out, file), rows.get(file)),
      bytesOf: file => bytesIn(folders.out, file, files.get(file)?.sha256),
      headersOf: headersFor(folders),
      isAncestor: other =>
        commit === undefined ? undefined : isAncestor(folders.content, other, commit.id),
    }
  } finally {
    ledger.close()
  }
}

/** What a store is to say of files. Pages that lead on have the place where they lead (`Location`). */
function headersFor(folders: Folders): (file: string) => FileHeaders {
  const { basePath, moved } = keptRules(folders, '/')
  const places = new Map(
    moved
      .filter(({ from }) => !from.includes('?'))
      .map(({ from, to }) => [pageFile(from).slice(1), link(basePath, to)]),
  )
  return file => {
    const place = places.get(file)
    return { ...fileHeaders(file), ...(place === undefined ? {} : { Location: place }) }
  }
}

/** Whether a file is as its row says: of the same size and time, or else of the same bytes. */
function isAsBuilt(path: string, row: LedgerRow | undefined): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!row || !stats?.isFile() || stats.size !== row.size) return false
  return stats.mtimeMs === row.mtime || hasDigest(path, row.sha256)
}

/** The bytes of a file of a folder; undefined when they are not those with a SHA-256. */
export async function bytesIn(
  folder: string,
  file: string,
  sha256: string | undefined,
): Promise<Uint8Array | undefined> {
  const bytes = await readFile(join(folder, file)).catch(() => undefined)
  return bytes && digestOf(bytes) === sha256 ? bytes : undefined
}

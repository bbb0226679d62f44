import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import type { ReadySite } from '../deploy/deploy.ts'
import { fileHeaders } from '../deploy/file-headers.ts'
import type { PublishedFile } from '../deploy/published-file.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { isAncestor } from './content-commit.ts'
import type { Folders } from './folders.ts'
import { ledgerPath, openLedger } from './ledger.ts'
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
    let isWhole = facts !== undefined
    for (const [file, { size, sha256, fingerprint }] of ledger.rows()) {
      if (file === mark.file) continue
      isWhole &&= sha256 !== ''
      files.set(file, { size, sha256, fingerprint, content: contents.get(file) })
    }
    if (!facts || !isWhole) {
      throw new Refusal(
        `There is no site to deploy: no build into ${shownPath(folders.out)}/ came to its end. Run “npm run build”, or “npm run build -- --against TARGET”, first.`,
      )
    }
    const { address, articles, commit } = facts
    return {
      ...{ address, articles, commit, files },
      bytesOf: file => bytesIn(folders.out, file, files.get(file)),
      headersOf: fileHeaders,
      isAncestor: other =>
        commit === undefined ? undefined : isAncestor(folders.content, other, commit.id),
    }
  } finally {
    ledger.close()
  }
}

/** The bytes of a file of a folder; undefined when they are not those that were published. */
async function bytesIn(
  folder: string,
  file: string,
  known: PublishedFile | undefined,
): Promise<Uint8Array | undefined> {
  const bytes = await readFile(join(folder, file)).catch(() => undefined)
  return bytes && digestOf(bytes) === known?.sha256 ? bytes : undefined
}

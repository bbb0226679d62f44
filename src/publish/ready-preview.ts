import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../archive/digest.ts'
import type { ReadySite } from '../deploy/course.ts'
import { fileHeaders } from '../deploy/file-headers.ts'
import { isOfSite } from '../deploy/ledger-head.ts'
import type { PublishedFile } from '../deploy/published-file.ts'
import { shownPath } from '../terminal/shown-path.ts'
import { Refusal } from '../terminal/telling.ts'
import { bytesIn } from './ready-site.ts'
import { entriesOf, isPublishable } from './site-files.ts'
import { mark } from './site-mark.ts'

/** A preview has at most so many files and bytes. */
const most = { files: 500_000, bytes: 20_000_000_000 }

/** So many faults are named. */
const shown = 20

/**
 * The preview in a folder, ready to be deployed as `name`. Another machine may have made it of what a stranger wrote, so
 * only its files count: no ledger is read, and no link is followed. Refuses files that cannot be of a preview, and names them.
 */
export function readyPreview(folder: string, name: string): ReadySite {
  const files = new Map<string, PublishedFile>()
  const faults: string[] = []
  let bytes = 0
  for (const { file, kind } of entriesBelow(folder)) {
    const fault = kind === 'file' ? faultIn(file) : `is ${kind}`
    if (fault !== undefined) faults.push(`${JSON.stringify(file)} ${fault}`)
    else if (file !== mark.file) {
      const { size } = statSync(join(folder, file))
      bytes += size
      files.set(file, { size, sha256: '', fingerprint: '' })
    }
    if (files.size > most.files || bytes > most.bytes) {
      throw new Refusal(`${shownPath(folder)}/ holds more files or bytes than a preview may have.`)
    }
  }
  if (faults.length > 0) {
    const more = faults.length > shown ? [`… and ${faults.length - shown} more.`] : []
    const lines = [
      `${shownPath(folder)}/ holds files that cannot be of a preview:`,
      ...faults.slice(0, shown),
    ]
    throw new Refusal([...lines, ...more].join('\n  '))
  }
  if (!files.has('index.html')) {
    throw new Refusal(
      `There is no preview in ${shownPath(folder)}/. Run “npm run build -- --preview URL” first.`,
    )
  }
  for (const [file, known] of files) {
    files.set(file, { ...known, sha256: digestOf(readFileSync(join(folder, file))) })
  }
  return {
    ...{ address: `preview:${name}/`, isPreview: true, files, articles: 0, commit: undefined },
    isHere: file => files.has(file),
    bytesOf: file => bytesIn(folder, file, files.get(file)?.sha256),
    headersOf: fileHeaders,
    isAncestor: () => undefined,
  }
}

/** Why a file cannot be of a preview; undefined when it can. */
function faultIn(file: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u001f\u007f\\]/.test(file)) return 'has a name that no page has'
  // Cloudflare Pages would run it.
  if (/^_worker\.js(?:\/|$)/.test(file)) return 'is a program of a host'
  return isOfSite(file) ? undefined : 'is a file of the ledger of a target'
}

interface Found {
  /** With forward slashes. */
  file: string
  kind: 'file' | 'a link' | 'neither a file nor a folder'
}

function* entriesBelow(folder: string, below = ''): Generator<Found> {
  for (const entry of entriesOf(join(folder, below))) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isSymbolicLink()) yield { file, kind: 'a link' }
    else if (entry.isFile()) yield { file, kind: 'file' }
    else if (!entry.isDirectory()) yield { file, kind: 'neither a file nor a folder' }
    else if (isPublishable(file)) yield* entriesBelow(folder, file)
  }
}

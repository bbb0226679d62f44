import type { HeldBack } from '../archive/held-back.ts'
import type { OpenArchive } from '../intake/open-archive.ts'
import { isSpoken } from '../words/words.ts'
import { heldBackText } from './held-back-text.ts'
import { shownPath } from './shown-path.ts'

/** How much of everything a site has. */
export interface Counts {
  articles: number
  /** Articles and standing pages that readers do not see yet. */
  heldBack: HeldBack
  /** Pages that say of something that it was withdrawn. */
  withdrawn: number
  lists: number
  feeds: number
  images: number
  pages: number
  /** Of the search: its client and its segments. */
  parts: number
  /** Whether it is a preview, with what is held back. */
  isPreview?: boolean
}

/** What a build did. */
interface Done {
  /** Files that are not as they were. */
  written: number
  removed: number
  /** Articles and standing pages that were read and rendered. */
  read: number
  pages: number
  /** Pages that other machines made. */
  taken: number
  parts: number
  seconds: number
  /** Whether files of the site are at a target alone. */
  isPartial?: boolean
  /** Files that were compressed beforehand, and their bytes: as they are, and by the endings of what they became. */
  compressed?: { files: number; bytes: number; became: Readonly<Record<string, number>> }
}

/** What notices are made from. */
interface Noticed extends Pick<OpenArchive, 'renewed' | 'unset' | 'archive'> {
  ledByHostAlone: readonly string[]
}

/**
 * What to say before the build: defaults that a public site must set, languages that the interface does not
 * speak, older addresses that need a host and, with `ofCache`, that the cache was rebuilt.
 */
export function notices(
  { renewed, unset, archive, ledByHostAlone }: Noticed,
  ofCache: boolean,
): string[] {
  const lines: string[] = []
  if (ofCache && renewed === 'damaged') lines.push('The cache was damaged and has been rebuilt.')
  if (ofCache && renewed === 'other-version')
    lines.push('The cache was written by another version and has been rebuilt.')
  if (unset.length > 0) {
    const keys = unset.map(key => `“${key}”`).join(' and ')
    lines.push(
      `${keys} in site.yaml ${unset.length === 1 ? 'is' : 'are'} not set: a public site must set ${unset.length === 1 ? 'it' : 'them'} (now ${unset.map(key => archive.site[key as 'name' | 'address']).join(', ')}).`,
    )
  }
  const silent = archive.editions.map(({ site }) => site.language).filter(one => !isSpoken(one))
  if (silent.length > 0)
    lines.push(
      `The interface is not available in ${silent.join(', ')}; its own words are in English there.`,
    )
  const [example] = ledByHostAlone
  if (example !== undefined)
    lines.push(
      `${amount(ledByHostAlone.length, 'older address', 'older addresses')}, ${ledByHostAlone.length > 1 ? 'such as ' : ''}${example}, can lead on only by rules of your host: set “host” in site.yaml.`,
    )
  return lines
}

/** What was published, in a few lines, and how to look at it. `out` is the site's folder. */
export function summary(counts: Counts, done: Done, out: string): string {
  const parts = [
    amount(counts.articles, 'article'),
    amount(counts.lists, 'list page'),
    amount(counts.feeds, 'feed'),
    amount(counts.images, 'image'),
    'search',
  ]
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  const [made, to] = counts.isPreview ? ['Made a preview of', 'in'] : ['Published', 'to']
  return [
    `${made} ${parts.join(', ')} ${to} ${shownPath(out)}/ in ${done.seconds.toFixed(1)} s.`,
    ...[counts.isPreview ? '' : heldBackText(counts.heldBack, Date.now())].filter(Boolean),
    ...(counts.withdrawn > 0 ? [`${number(counts.withdrawn)} withdrawn.`] : []),
    [
      `${amount(done.pages, 'page')} rendered${fromParts(done)}, ${number(counts.pages - done.pages - done.taken)} kept`,
      `${amount(done.written, 'file')} changed, ${number(done.removed)} removed`,
      `${amount(done.read, 'article')} re-read`,
      `${number(done.parts)} of ${number(counts.parts)} parts of the search rebuilt`,
      `peak memory ${number(memory)} MB.`,
    ].join('; '),
    ...compressedLine(done),
    whatNext(counts, done, out),
  ].join('\n')
}

function whatNext({ isPreview }: Counts, { isPartial }: Done, out: string): string {
  if (isPreview) return 'Send it: npm run deploy -- TARGET --preview NAME'
  return isPartial
    ? `${shownPath(out)}/ holds only what the target lacks. Send it there: npm run deploy -- TARGET`
    : 'Preview it: npm run preview'
}

/** What a shard made, in a line: `shard` as it is typed, `part` its folder. */
export function shardSummary(
  shard: string,
  done: Pick<Done, 'pages' | 'parts' | 'read' | 'seconds'>,
  part: string,
): string {
  const made = [
    `${amount(done.pages, 'page')} rendered`,
    `${amount(done.parts, 'part')} of the search built`,
    `${amount(done.read, 'article')} re-read.`,
  ]
  return `Made part ${shard} in ${shownPath(part)}/ in ${done.seconds.toFixed(1)} s: ${made.join('; ')}`
}

function compressedLine({ compressed }: Done): string[] {
  if (!compressed || compressed.files === 0) return []
  const { files, bytes, became } = compressed
  const sizes = Object.entries(became).map(([ending, size]) => `${kilobytes(size)} as .${ending}`)
  return [`${amount(files, 'file')} precompressed: ${kilobytes(bytes)} became ${sizes.join(', ')}.`]
}

function kilobytes(bytes: number): string {
  return `${number(Math.ceil(bytes / 1000))} kB`
}

function fromParts({ taken }: Done): string {
  return taken > 0 ? `, ${number(taken)} taken from parts` : ''
}

function amount(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

function number(value: number): string {
  return value.toLocaleString('en')
}

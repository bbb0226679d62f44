import { error, list } from './explanation.ts'

/** A setting that makes a site smaller. */
export type SwitchName = keyof typeof losses

/** What readers and programs lose by a setting. */
export const losses = {
  'archive feed': 'programs cannot walk the whole archive by its feed',
  'one record': 'programs find articles as JSON, no longer as Markdown',
  'no records': 'programs find articles as pages alone',
  'no cards': 'social sites show no picture of a headline',
  'one feed form': 'subscribers of Atom and JSON feeds of sections, sources and tags find nothing',
  'short feeds': 'feeds of sections, sources and tags have summaries, not whole texts',
  'larger search files': 'a search loads more for each result that it shows',
  'longer lists': 'pages of lists are longer',
  'no list feeds': 'nobody can subscribe to a section, source or tag',
} as const

/** A setting, and how much smaller it makes the site. */
export interface Saving {
  name: SwitchName
  setting: string
  files: number
  bytes: number
}

interface TooMuch {
  host: string
  limit: string
  count: number
  most: number
  /** The file or folder that has too much. */
  name?: string
}

interface TooLarge extends TooMuch {
  /** Settings that make the site smaller, those that cost readers least first. */
  savings: readonly Saving[]
  /** Whether the site fits with all of them. */
  fits: boolean
  /** What the host takes of those who pay. */
  paid: number
}

/** What is too large for a host. */
export const sizeProblems = {
  'host-too-small': error((p: TooLarge) => [excess(p), ways(p)].join(' ')),
  'host-file-too-large': error(
    (p: TooMuch) =>
      `${excess(p)} Make it smaller, or have it served from somewhere else and link there.`,
  ),
} as const

const number = (value: number) => value.toLocaleString('en')

const kinds: Readonly<Record<string, string>> = {
  files: 'files',
  entries: 'files and folders',
  'folder-entries': 'files and folders in one folder',
  'site-size': 'bytes',
}

/** By how much something is too large for a host. */
export function excess({ host, limit, count, most, name }: TooMuch): string {
  const over = `${number(count - most)} too many`
  if (limit === 'largest-file')
    return `“${host}” takes files of ${number(most)} bytes, and ${name} has ${number(count)}: ${over}.`
  const what = kinds[limit] ?? limit
  const where =
    limit === 'folder-entries' ? `, and /${name} would have` : ', and this site would have'
  return `“${host}” takes ${number(most)} ${what}${where} ${number(count)}: ${over}.`
}

/** What a setting saves and costs, as part of a sentence. */
export function savingText({ name, setting, files, bytes }: Saving): string {
  const saved = [
    ...(files > 0 ? [`${number(files)} ${files === 1 ? 'file' : 'files'}`] : []),
    ...(bytes > 0 ? [`${(bytes / 1e6).toFixed(1)} MB`] : []),
  ]
  return `“${setting}” saves ${list(saved)} (${losses[name]})`
}

function ways({ host, savings, fits, paid, most }: TooLarge): string {
  const settings = savings.map(savingText).join('; ')
  const upgrade =
    paid > most
      ? ` With a paid plan of ${host}, write “hostPlan: paid”: it takes ${number(paid)}.`
      : ''
  if (fits) return `To make it fit, set in site.yaml: ${settings}.${upgrade}`
  const all = settings === '' ? '' : ` These help, and are not enough: ${settings}.`
  return `No setting makes it fit.${all}${upgrade} “npm run plan” says which hosts it fits.`
}

import { isPage } from './after/changed-address.ts'
import type { Deployed } from './deploy.ts'
import { removedBy, sentBy } from './deploy-plan.ts'

/** What a deploy did in how many seconds, or would do (`isDry`), in lines for people. */
export function deploySummary(
  deployed: Deployed,
  { name, isDry, seconds }: { name: string; isDry: boolean; seconds: number },
): string {
  const { plan, bytes, already } = deployed
  const [sent, removed] = [sentBy(plan), removedBy(plan)].map(({ length }) => length)
  if (!sent && !removed) return `${name} has this site already.`
  const what = `${filesInWords(sent ?? 0)} (${size(bytes)}) ${isDry ? 'to send' : 'sent'}, ${number(removed ?? 0)} ${isDry ? 'to remove' : 'removed'}`
  const before = already > 0 ? `; ${filesInWords(already)} had been sent before` : ''
  const time = isDry ? '' : ` in ${seconds.toFixed(1)} s`
  return `${name}: ${what}${time}${before}.`
}

/** Every file that a deploy would send or remove, in order, a line each. */
export function deployLines({ plan }: Deployed): string[] {
  const lines = (sign: string, list: readonly string[]) => list.map(file => `${sign} ${file}`)
  return [
    ...lines('-', plan.inTheWay),
    ...plan.puts.flatMap(({ files }) => lines('+', files)),
    ...plan.removals.flatMap(({ files }) => lines('-', files)),
  ]
}

/** How many pages of a kind a report names. */
const shown = 20

/** The same as Markdown, for the page of a CI job: what was done, and the pages that readers find changed. */
export function deployReport(summary: string, { changes }: Pick<Deployed, 'changes'>): string {
  const words = { new: 'New', content: 'Changed', gone: 'Gone' } as const
  const lists = Object.entries(words).flatMap(([kind, title]) => {
    const urls = changes.filter(one => isPage(one) && one.change === kind).map(({ url }) => url)
    if (urls.length === 0) return []
    const more = urls.length > shown ? [`- and ${number(urls.length - shown)} more`] : []
    return ['', `**${title}**`, '', ...urls.slice(0, shown).map(url => `- <${url}>`), ...more]
  })
  return `${[summary, ...lists].join('\n')}\n`
}

/** How many files, in words. */
export function filesInWords(count: number): string {
  return count === 1 ? '1 file' : `${number(count)} files`
}

function number(count: number): string {
  return count.toLocaleString('en')
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}

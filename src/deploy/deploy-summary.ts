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
  const what = `${files(sent ?? 0)} (${size(bytes)}) ${isDry ? 'to send' : 'sent'}, ${number(removed ?? 0)} ${isDry ? 'to remove' : 'removed'}`
  const before = already > 0 ? `; ${files(already)} had been sent before` : ''
  const time = isDry ? '' : ` in ${seconds.toFixed(1)} s`
  return `${name}: ${what}${before}${time}.`
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

function files(count: number): string {
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

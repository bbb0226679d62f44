import { excess, savingText } from '../archive/explain-size.ts'
import { hasPlans } from '../hosts/fits.ts'
import type { HostFit, SitePlan } from './site-plan.ts'

/** What a site will be and which hosts it fits, in plain lines. */
export function sitePlanText({ shares, hosts, ...site }: SitePlan): string {
  const rows = shares.map(({ what, files, bytes }) => [what, number(files), megabytes(bytes)])
  const all = ['all', number(site.files), megabytes(site.bytes)]
  return [
    ...table([['', 'files', 'MB'], ...rows, all]),
    '',
    `${number(site.folders)} folders, ${number(site.rules)} rules for old addresses, ${number(site.headerPatterns)} patterns for headers.`,
    ...(site.precompressed.length > 0 ? ['Precompressed files come on top of these figures.'] : []),
    '',
    ...hosts.flatMap(linesOf),
  ].join('\n')
}

function linesOf(fit: HostFit): string[] {
  const { host, plan, isChosen, limits, fits, isClose, excesses, refused } = fit
  const figures = limits.map(({ limit, count, most }) =>
    limit === 'site-size'
      ? `${megabytes(count)} of ${megabytes(most)} MB`
      : `${number(count)} of ${number(most)} ${units[limit] ?? limit}`,
  )
  const whose = isChosen ? ' (yours)' : ''
  const verdict = isClose ? 'may not fit' : fits ? 'fits' : 'does not fit'
  const at = hasPlans(host) ? `, ${plan}` : ''
  const first = `${host}${whose}${at}: ${[verdict, ...figures].join('; ')}`
  const faults = excesses.map(({ at, ...one }) =>
    excess({ host, ...one, ...(at === undefined ? {} : { name: at }) }),
  )
  const close = isClose ? ['Its bytes are within 1 % of that; a build finds out.'] : []
  const rules = refused.map(limit => `It refuses the rules of the site: ${limit}.`)
  const all = [...faults, ...close, ...waysOf(fit), ...rules]
  return [first, ...all.map(line => `  ${line}`)]
}

/** The settings with which a site fits. */
function waysOf({ excesses, savings, fitsThen }: HostFit): string[] {
  if (excesses.length === 0 || (fitsThen && savings.length === 0)) return []
  if (!fitsThen) return ['No setting makes it fit.']
  return [...savings.map(saving => `${savingText(saving)}.`), 'Then it fits.']
}

const units: Readonly<Record<string, string>> = {
  files: 'files',
  entries: 'files and folders',
  'folder-entries': 'in one folder',
}

function table(rows: readonly string[][]): string[] {
  const widths = [0, 1, 2].map(at => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  return rows.map(([what = '', ...others]) =>
    [what.padEnd(widths[0] ?? 0), ...others.map((text, i) => text.padStart(widths[i + 1] ?? 0))]
      .join('  ')
      .trimEnd(),
  )
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

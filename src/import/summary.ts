import { lossKinds } from './losses.ts'
import type { Report } from './report.ts'
import type { Imported } from './run-import.ts'

/** What is told on the terminal when an import is done. */
export function summaryOf(
  { totals, source, notes, items, files }: Report,
  run: Omit<Imported, 'report'> & { seconds: number; memory: number; dry: boolean },
): string {
  const { outcomes, words, addresses, links, images } = totals
  const count = (number: number) => number.toLocaleString('en')
  const of = (number: number, one: string) => `${count(number)} ${one}${number === 1 ? '' : 's'}`
  const part = words.before === 0 ? 100 : (words.kept / words.before) * 100
  const led = addresses.same + addresses.redirect
  const edited = Iterator.from(items)
    .filter(({ since }) => since !== undefined)
    .toArray().length
  const held = { draft: 0, embargo: 0 }
  for (const { file, status } of items)
    if (file !== undefined && status !== 'published')
      held[status === 'scheduled' ? 'embargo' : 'draft'] += 1
  const lines = [
    `${source.name} (${source.kind}): ${of(totals.items, 'item')} in ${run.seconds.toFixed(1)} s, ${Math.round(run.memory)} MB`,
    `  ${of(outcomes.article, 'article')}, ${of(outcomes.page, 'page')}, ${count(outcomes.skipped)} skipped by rule, ${count(outcomes.failed)} failed`,
    ...(held.draft + held.embargo > 0
      ? [`  held back: ${of(held.draft, 'draft')}, ${count(held.embargo)} under embargo`]
      : []),
    `  ${run.dry ? 'would write' : 'wrote'} ${of(run.written, 'file')}; ${count(run.same)} as before${edited > 0 ? `; ${count(edited)} left alone, since their authors changed or removed them` : ''}`,
    `  words    ${count(words.kept)} of ${count(words.before)} kept (${Math.floor(part * 1000) / 1000} %)`,
    `  addresses ${count(led)} redirect or stay (${count(addresses.same)} unchanged), ${count(addresses.asked)} with a query, ${count(addresses.computed)} worked out but not confirmed, ${count(addresses.none)} lead nowhere; ${of(addresses.unknown, 'item')} without a known one`,
    `  links    ${count(links.before)} before, ${count(links.after)} after; pictures ${count(images.before)} before, ${count(images.after)} after, ${count(totals.pictures)} copied`,
  ]
  const losses = totals.losses.map(({ code, items, times }) => {
    const [weight, what] = lossKinds[code]
    return `  ${weight.padEnd(7)}  ${count(items).padStart(6)}  ${what}${times > items ? ` (${count(times)} times)` : ''}`
  })
  const failed = Iterator.from(items)
    .filter(({ outcome }) => outcome === 'failed')
    .take(20)
    .toArray()
  const broken = Iterator.from(items)
    .filter(({ losses }) => losses.some(({ code }) => code === 'source-broken'))
    .take(20)
    .toArray()
  return [
    ...lines,
    ...notes.map(note => `  ${note}`),
    ...(losses.length > 0
      ? ['', 'What did not come through unchanged, and in how many items:', ...losses]
      : []),
    ...(files.some(({ file }) => file === 'site.yaml') && source.site.timeZone === undefined
      ? [
          '',
          'The old archive names no time zone: dates follow UTC until you set timeZone in site.yaml.',
        ]
      : []),
    ...(run.unmet.length > 0
      ? [
          '',
          'These entries of --map match nothing in the old archive:',
          ...run.unmet.map(one => `  ${one}`),
        ]
      : []),
    ...(broken.length > 0
      ? [
          '',
          'Damaged in the source (if it is incomplete, export or download it again):',
          ...broken.map(
            ({ place, title, losses }) =>
              `  ${place}${title ? ` “${title}”` : ''}: ${losses.find(({ code }) => code === 'source-broken')?.detail}`,
          ),
        ]
      : []),
    ...(failed.length > 0
      ? [
          '',
          'Failed:',
          ...failed.map(
            ({ place, title, reason }) => `  ${place}${title ? ` “${title}”` : ''}: ${reason}`,
          ),
        ]
      : []),
  ].join('\n')
}

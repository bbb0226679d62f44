import { escapeUTF8 } from 'entities'
import { type LossCode, lossKinds, type Weight } from './losses.ts'
import { isUnknown, type Report, type ReportItem } from './report.ts'
import { ScratchList } from './scratch.ts'

/** The report as a page to read, complete in itself, piece by piece: that of a large archive need not be in memory. */
export function* reportPage(report: Report): Generator<string> {
  const { name: given, site } = report.source
  const name = escapeUTF8(site.name ? `${site.name} (${given})` : given)
  const rows = rowsOf(report.items)
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n`
  yield `<meta name="viewport" content="width=device-width, initial-scale=1">\n`
  yield `<title>Import of ${name}</title>\n<style>${styles}</style>\n</head>\n<body>\n`
  yield `<h1>What was imported from ${name}</h1>\n`
  for (const note of report.notes) yield `<p>${escapeUTF8(note)}</p>\n`
  yield* sums(report)
  yield* listed('Failed', ['where', 'headline', 'reason'], rows.failed)
  yield* folded('Lost', ['file', 'what'], lossesOf(rows, 'lost'))
  yield* folded('Guessed', ['file', 'what'], lossesOf(rows, 'guessed'))
  yield* folded('Changed in form', ['file', 'what'], lossesOf(rows, 'changed'))
  yield* folded('Not public', ['file', 'headline', 'why'], [['Hidden from readers', rows.withheld]])
  yield* listed('Left alone, because their authors changed them', ['file', ''], rows.since)
  yield* folded('Old addresses, one by one', ['old', 'new'], [['Addresses', rows.addresses]])
  yield* folded('Skipped by rule', ['where', 'headline'], [...rows.skipped])
  yield '</body>\n</html>\n'
}

const styles = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 Georgia, 'Noto Serif', serif; max-width: 62rem; margin: 3rem auto; padding: 0 1.5rem }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 600; margin: 0 0 1.5rem }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .6rem; border-top: 1px solid; padding-top: .6rem }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
td, th { text-align: start; padding: .15rem 1.2rem .15rem 0; vertical-align: top; overflow-wrap: anywhere }
td.number { text-align: end; white-space: nowrap }
th { font-weight: 600 }
summary { cursor: pointer; padding: .15rem 0 }
details > table, details > p { margin: .3rem 0 1rem 1.2rem; font-size: .9rem }
.what { opacity: .75 }
`

type Cell = string | number
type Row = readonly Cell[]

/** Rows of tables by what they are put under. */
class Groups<Name> extends Map<Name, ScratchList<Row>> {
  add(name: Name, row: Row): void {
    const rows = this.get(name) ?? new ScratchList<Row>()
    rows.push(row)
    this.set(name, rows)
  }
}

/** What the page tells of single items. */
interface Rows {
  failed: ScratchList<Row>
  withheld: ScratchList<Row>
  since: ScratchList<Row>
  addresses: ScratchList<Row>
  losses: Groups<LossCode>
  skipped: Groups<string>
}

function rowsOf(items: Iterable<ReportItem>): Rows {
  const rows: Rows = {
    ...{ failed: new ScratchList(), withheld: new ScratchList(), since: new ScratchList() },
    ...{ addresses: new ScratchList(), losses: new Groups(), skipped: new Groups() },
  }
  for (const item of items) {
    const { place, title = '', reason = '', file = '', outcome, since, address = '' } = item
    if (outcome === 'failed') rows.failed.push([place, title, reason])
    if (outcome === 'skipped') rows.skipped.add(reason, [place, title])
    if (item.file !== undefined && item.status !== 'published')
      rows.withheld.push([file, title, whyWithheld(item)])
    if (since !== undefined) rows.since.push([file, `${since} since it was imported`])
    for (const { old, how, reason, open } of item.led ?? []) {
      const to = how === 'none' ? `nowhere: ${reason}` : how === 'same' ? 'unchanged' : address
      rows.addresses.push([open ? `${old} (worked out)` : old, to])
    }
    if (isUnknown(item)) rows.addresses.push(['unknown', address])
    for (const { code, detail } of item.losses) rows.losses.add(code, [item.file ?? place, detail])
  }
  return rows
}

/** Why what is imported is seen by no reader yet. */
function whyWithheld({ status, date = '' }: ReportItem): string {
  return status === 'scheduled' ? `under embargo until ${date}` : `a draft: ${status}`
}

/** Losses of a weight by their kinds, the most frequent first. */
function lossesOf({ losses }: Rows, weight: Weight): [string, ScratchList<Row>][] {
  return [...losses]
    .filter(([code]) => lossKinds[code][0] === weight)
    .sort(([, a], [, b]) => b.size - a.size)
    .map(([code, list]) => [lossKinds[code][1], list])
}

function* listed(title: string, heads: readonly string[], rows: ScratchList<Row>) {
  if (rows.size > 0) yield* section(title, table(heads, rows))
}

/** Long tables, each under a line that tells how long it is. */
function* folded(
  title: string,
  heads: readonly string[],
  groups: readonly (readonly [string, ScratchList<Row>])[],
): Generator<string> {
  const filled = groups.filter(([, rows]) => rows.size > 0)
  if (filled.length > 0) yield* section(title)
  for (const [name, rows] of filled) {
    const summary = `${escapeUTF8(name)}: ${rows.size.toLocaleString('en')}`
    yield `<details>\n<summary>${summary}</summary>\n`
    yield* table(heads, rows)
    yield '</details>\n'
  }
}

function* section(title: string, content: Iterable<string> = []): Generator<string> {
  yield `<h2>${title}</h2>\n`
  yield* content
}

function* table(heads: readonly string[], rows: Iterable<Row>): Generator<string> {
  yield '<table>\n'
  if (heads.length > 0) yield `<tr>${heads.map(text => `<th>${text}</th>`).join('')}</tr>\n`
  for (const row of rows) yield `<tr>${row.map(cell).join('')}</tr>\n`
  yield '</table>\n'
}

/** Numbers stand in columns; texts may be of any direction. */
function cell(content: Cell): string {
  return typeof content === 'number'
    ? `<td class="number">${content.toLocaleString('en')}</td>`
    : `<td><bdi>${escapeUTF8(content)}</bdi></td>`
}

function* sums({ totals, pictures }: Report): Generator<string> {
  const { outcomes, words, links, images, addresses: led } = totals
  const kept = words.before === 0 ? 100 : Math.floor((words.kept / words.before) * 100_000) / 1000
  yield* table(
    [],
    [
      ['Items read', totals.items],
      ['became articles', outcomes.article],
      ['became standing pages', outcomes.page],
      ['skipped by rule', outcomes.skipped],
      ['failed', outcomes.failed],
    ],
  )
  const kinds = totals.kinds.map(({ type, status, outcome, count }) => [
    ...[type, status, outcome, count],
  ])
  yield* section('By kind', table(['type', 'status', 'outcome', 'items'], kinds))
  const through = [
    ['words', words.before, words.kept],
    ['links', links.before, links.after],
    ['pictures in the text', images.before, images.after],
  ]
  yield* section('What came through', table(['', 'before', 'after'], through))
  yield `<p>${kept}% of the words were kept. ${totals.dates.toLocaleString('en')} dates, ${totals.tags.toLocaleString('en')} tags on articles, ${totals.authors.toLocaleString('en')} names in bylines, ${Object.keys(pictures).length.toLocaleString('en')} pictures copied.</p>\n`
  const byScript = 'redirected by a script on the front page and on the not-found page'
  const addresses = [
    ['unchanged', led.same],
    ['redirected to the article', led.redirect],
    ['worked out but not confirmed: redirected, if they are right', led.computed],
    [byScript, led.asked],
    ['leading nowhere', led.none],
    ['unknown (items without any)', led.unknown],
  ]
  yield* section('Old addresses', table([], addresses))
}

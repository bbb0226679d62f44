import { escapeUTF8 } from 'entities'
import { type LossCode, lossKinds, type Weight } from './losses.ts'
import type { Report, ReportItem } from './report.ts'

/** The report as a page to read, complete in itself. */
export function reportPage(report: Report): string {
  const { name: given, site } = report.source
  const name = escapeUTF8(site.name ? `${site.name} (${given})` : given)
  return [
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>Import of ${name}</title>\n<style>${styles}</style>\n</head>\n<body>`,
    `<h1>What was imported from ${name}</h1>`,
    ...sums(report),
    ...failures(report.items),
    ...(['lost', 'guessed', 'changed'] as const).flatMap(weight => losses(report, weight)),
    ...withheld(report.items),
    ...authorsWork(report.items),
    ...addresses(report.items),
    ...skipped(report.items),
    '</body>\n</html>\n',
  ].join('\n')
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

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head =
    heads.length === 0 ? [] : [`<tr>${heads.map(text => `<th>${text}</th>`).join('')}</tr>`]
  return [
    '<table>',
    ...head,
    ...rows.map(row => `<tr>${row.map(cell).join('')}</tr>`),
    '</table>',
  ].join('\n')
}

/** Numbers stand in columns; texts may be of any direction. */
function cell(content: Cell): string {
  return typeof content === 'number'
    ? `<td class="number">${content.toLocaleString('en')}</td>`
    : `<td><bdi>${escapeUTF8(content)}</bdi></td>`
}

function section(title: string, ...content: string[]): string[] {
  return [`<h2>${title}</h2>`, ...content]
}

function fold(title: string, content: string): string {
  return `<details>\n<summary>${escapeUTF8(title)}</summary>\n${content}\n</details>`
}

function sums({ totals, pictures }: Report): string[] {
  const { outcomes, words, links, images, addresses: led } = totals
  const rows: [string, number][] = [
    ['Items in', totals.items],
    ['became articles', outcomes.article],
    ['became standing pages', outcomes.page],
    ['passed over by rule', outcomes.skipped],
    ['failed', outcomes.failed],
  ]
  const kept = words.before === 0 ? 100 : Math.floor((words.kept / words.before) * 100_000) / 1000
  return [
    table([], rows),
    ...section(
      'By kind',
      table(
        ['type', 'status', 'outcome', 'items'],
        totals.kinds.map(({ type, status, outcome, count }) => [type, status, outcome, count]),
      ),
    ),
    ...section(
      'What came through',
      table(
        ['', 'before', 'after'],
        [
          ['words', words.before, words.kept],
          ['links', links.before, links.after],
          ['pictures in texts', images.before, images.after],
        ],
      ),
      `<p>${`${kept} % of the words were kept. ${totals.dates.toLocaleString('en')} dates, ${totals.tags.toLocaleString('en')} tags on articles, ${totals.authors.toLocaleString('en')} names in bylines, ${Object.keys(pictures).length.toLocaleString('en')} pictures brought along.`}</p>`,
    ),
    ...section(
      'Old addresses',
      table(
        [],
        [
          ['are the same', led.same],
          ['lead on to the article', led.redirect],
          [
            'lead on by the script of the front page and of the page for unknown addresses',
            led.asked,
          ],
          ['lead nowhere', led.none],
        ],
      ),
    ),
  ]
}

/** What is imported, and no reader sees yet. */
function withheld(items: Iterable<ReportItem>): string[] {
  const rows = Iterator.from(items)
    .filter(({ file, status }) => file !== undefined && status !== 'published')
    .map(({ file = '', title = '', status, date = '' }) => [
      ...[
        file,
        title,
        status === 'scheduled' ? `under embargo until ${date}` : `a draft: ${status}`,
      ],
    ])
    .toArray()
  if (rows.length === 0) return []
  const title = `Kept from readers: ${rows.length.toLocaleString('en')}`
  return section('Not public', fold(title, table(['file', 'headline', 'why'], rows)))
}

function failures(items: Iterable<ReportItem>): string[] {
  const failed = Iterator.from(items)
    .filter(({ outcome }) => outcome === 'failed')
    .toArray()
  if (failed.length === 0) return []
  const rows = failed.map(({ place, title = '', reason = '' }) => [place, title, reason])
  return section('Failed', table(['where', 'headline', 'reason'], rows))
}

function losses({ items }: Report, weight: Weight): string[] {
  const titles = { lost: 'Lost', guessed: 'Guessed', changed: 'Said in another form' }
  const rows = new Map<LossCode, [string, string][]>()
  for (const { losses, file, place } of items) {
    for (const { code, detail } of losses) {
      if (lossKinds[code][0] !== weight) continue
      const list = rows.get(code) ?? []
      list.push([file ?? place, detail])
      rows.set(code, list)
    }
  }
  if (rows.size === 0) return []
  const each = [...rows]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([code, list]) =>
      fold(
        `${lossKinds[code][1]}: ${list.length.toLocaleString('en')}`,
        table(['file', 'what'], list),
      ),
    )
  return section(titles[weight], ...each)
}

function authorsWork(items: Iterable<ReportItem>): string[] {
  const since = Iterator.from(items)
    .filter(({ since }) => since !== undefined)
    .toArray()
  if (since.length === 0) return []
  return section(
    'Left as their authors made them',
    table(
      ['file', ''],
      since.map(({ file = '', since }) => [
        file,
        since === 'edited' ? 'edited since it was imported' : 'removed since it was imported',
      ]),
    ),
  )
}

function addresses(items: Iterable<ReportItem>): string[] {
  const rows = Iterator.from(items)
    .flatMap(({ led = [], address = '' }) =>
      led.map(({ old, how, reason }) => [
        old,
        how === 'none' ? `nowhere: ${reason}` : how === 'same' ? 'the same' : address,
      ]),
    )
    .toArray()
  return rows.length === 0
    ? []
    : section(
        'Each old address',
        fold(`${rows.length.toLocaleString('en')} addresses`, table(['old', 'new'], rows)),
      )
}

function skipped(items: Iterable<ReportItem>): string[] {
  const reasons = Map.groupBy(
    Iterator.from(items).filter(({ outcome }) => outcome === 'skipped'),
    ({ reason = '' }) => reason,
  )
  if (reasons.size === 0) return []
  const folds = [...reasons].map(([reason, some]) =>
    fold(
      `${reason}: ${some.length.toLocaleString('en')}`,
      table(
        ['where', 'headline'],
        some.map(({ place, title = '' }) => [place, title]),
      ),
    ),
  )
  return section('Passed over by rule', ...folds)
}

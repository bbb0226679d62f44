import { escapeUTF8 } from 'entities'
import { goneFile } from '../archive/settings-files.ts'
import type { Health } from './health.ts'

/** The health of an archive as a page to read and to print, complete in itself. */
export function healthPage(health: Health): string {
  const { name, day } = health
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>The health of ${escapeUTF8(name)}</title>`,
    `<style>${styles}</style>\n</head>\n<body>`,
    `<header><p>${escapeUTF8(name)}</p><h1>The health of the archive</h1><p><time datetime="${day}">${day}</time></p></header>`,
    figures(health),
    ...sectionsOf(health).map(section),
    '</body>\n</html>\n',
  ].join('\n')
}

/** One thing that a keeper may look into: what it is, what to do, and every case. */
interface Section {
  title: string
  /** What to do about it. */
  remedy: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** What to say when there is nothing. */
  none: string
}

function figures({ articles, addresses, deadLinks }: Health): string {
  const told: [string, number | string][] = [
    ['articles', articles],
    ['addresses ever published', addresses.all],
    ['lead on', addresses.moved.length],
    ['gone', addresses.gone.length],
    ['not written down yet', addresses.unwritten],
    ['dead links to other sites', deadLinks?.length ?? 'not tried'],
  ]
  const items = told.map(([what, value]) => `<div><dt>${what}</dt><dd>${shown(value)}</dd></div>`)
  return `<dl>${items.join('')}</dl>`
}

function sectionsOf(health: Health): Section[] {
  const { addresses, reviews, withoutId, lonelyTags, withoutCredit, deadLinks } = health
  return [
    {
      title: 'Due for review',
      remedy: 'Withdrawn for a limited time: reinstate it, or set “until” to a later day.',
      heads: ['Until', 'Address', 'File'],
      rows: reviews.map(({ until, address, file = goneFile, isDue }) => [
        ...[isDue ? `${until}, due` : until, address, file],
      ]),
      none: 'Nothing was withdrawn for a time.',
    },
    {
      title: 'Gone',
      remedy: 'Readers of these addresses are told that what was there was withdrawn.',
      heads: ['Address', 'Reason', 'Since'],
      rows: addresses.gone.map(({ address, reason = '', date = '' }) => [address, reason, date]),
      none: 'Nothing was withdrawn.',
    },
    {
      title: 'Redirects that led to redirects',
      remedy: 'Readers are led to the end at once; “to” in redirects.yaml may say so as well.',
      heads: ['From', 'Via', 'To'],
      rows: addresses.chains.map(({ from, over, to }) => [from, over, to]),
      none: 'No redirect leads to another.',
    },
    {
      title: 'Addresses that lead on',
      remedy: 'Nothing to do: these are kept.',
      heads: ['From', 'To'],
      rows: addresses.moved.map(({ from, to }) => [from, to]),
      none: 'No address leads on.',
    },
    ...(deadLinks === undefined ? [] : [dead(deadLinks)]),
    {
      title: 'Articles without an id',
      remedy: 'An “id” keeps an article the same for feeds and for its address when it is renamed.',
      heads: ['File'],
      rows: withoutId.map(file => [file]),
      none: 'Every article has one.',
    },
    {
      title: 'Tags with one article',
      remedy: 'Is it a slip? Make it an alias of the right tag in tags.yaml.',
      heads: ['Tag', 'File'],
      rows: lonelyTags.map(({ tag, file }) => [tag, file]),
      none: 'Every tag has several.',
    },
    {
      title: 'Pictures without a credit',
      remedy: 'Say who made them, in “credit” or in the picture’s own file.',
      heads: ['File'],
      rows: withoutCredit.map(file => [file]),
      none: 'Every picture names its maker.',
    },
  ]
}

function dead(links: NonNullable<Health['deadLinks']>): Section {
  return {
    title: 'Dead links to other sites',
    remedy: 'Link to a copy in a web archive, or to where it is now.',
    heads: ['File', 'Link', 'Answer', 'Tried on'],
    rows: links.map(({ file, url, answer, day }) => [file, url, answer, day]),
    none: 'Every link that was tried can be opened.',
  }
}

/** Tables that are longer are folded. */
const mostOpen = 12

function section({ title, remedy, heads, rows, none }: Section): string {
  if (rows.length === 0) return `<section><h2>${title}</h2><p class="none">${none}</p></section>`
  const head = heads.map(one => `<th scope="col">${one}</th>`).join('')
  const body = rows.map(cells => `<tr>${cells.map(cellOf).join('')}</tr>`).join('\n')
  const table = `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`
  const folded =
    rows.length > mostOpen
      ? `<details><summary>Show all ${shown(rows.length)}</summary>${table}</details>`
      : table
  return `<section><h2>${title} <span>${shown(rows.length)}</span></h2><p>${remedy}</p>${folded}</section>`
}

/** A day is not broken over two lines; an address may be. */
function cellOf(text: string): string {
  const isDay = /^\d{4}-\d\d-\d\d/.test(text)
  return `<td${isDay ? ' class="day"' : ''}>${escapeUTF8(text)}</td>`
}

function shown(value: number | string): string {
  return typeof value === 'number' ? value.toLocaleString('en') : value
}

const styles = `
:root { color-scheme: light dark; --line: light-dark(#d6d1c7, #45423c); --soft: light-dark(#6a655b, #a49e92) }
* { box-sizing: border-box }
body { font: 1rem/1.5 Georgia, 'Noto Serif', serif; max-width: 56rem; margin: 0 auto; padding: 3rem 1.25rem 5rem;
  background: light-dark(#fdfcf9, #191815); color: light-dark(#1d1b17, #ece8df) }
header { border-bottom: 3px double var(--line); padding-bottom: 1rem }
header p { margin: 0; color: var(--soft) }
h1 { font-size: clamp(1.7rem, 6vw, 2.6rem); line-height: 1.15; font-weight: 600; margin: .2rem 0 .4rem; text-wrap: balance }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 1rem 1.5rem; margin: 1.5rem 0 0 }
dl div { display: flex; flex-direction: column-reverse; justify-content: flex-end }
dd { margin: 0; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums }
dt { color: var(--soft); font-size: .85rem; line-height: 1.3 }
section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .9rem }
h2 { font-size: 1.15rem; margin: 0 }
h2 span { color: var(--soft); font-weight: 400 }
section p { margin: .1rem 0 .8rem; color: var(--soft) }
section p.none { margin: .1rem 0 0 }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums }
th, td { text-align: start; vertical-align: top; padding: .3rem 1rem .3rem 0; overflow-wrap: anywhere }
tbody tr { border-top: 1px solid var(--line) }
td.day { white-space: nowrap }
summary { cursor: pointer }
details table { margin-top: .6rem }
@media print { body { max-width: none; padding: 0 } section { break-inside: avoid-page } }
`

import { describe, expect, it } from 'vitest'
import { firstLine } from '../archive/published-lines.ts'
import { mendedLedger } from './mended-ledger.ts'

const file = 'addresses/2026/a.txt'
const sound = `${firstLine}\n/a/\tlist\n/b/\tlist\n`
const marked = [
  ...['<<<<<<< HEAD', '/b/\tlist', '||||||| base', '=======', '/a/\tlist', '/b/\tlist'],
  '>>>>>>> other',
]

describe('mendedLedger()', () => {
  it.each([
    ['marks of a conflict', [firstLine, ...marked].join('\n')],
    [
      'marks around the first line',
      ['<<<<<<< HEAD', firstLine, '/b/\tlist', '/a/\tlist'].join('\n'),
    ],
    ['a byte order mark, too', `\uFEFF${[firstLine, ...marked].join('\n')}`],
    ['line ends of Windows, too', [firstLine, ...marked, ''].join('\r\n')],
    ['a first line of each side', [firstLine, '/a/\tlist', firstLine, '/b/\tlist'].join('\n')],
    ['a blank line', `${firstLine}\n/a/\tlist\n\n/b/\tlist\n`],
    ['doubled lines', `${firstLine}\n/a/\tlist\n/b/\tlist\n/a/\tlist\n`],
  ])('keeps each line of both sides once where there are %s', (_, text) => {
    expect(mendedLedger([{ file, text }])).toEqual([{ file, before: text, after: sound }])
  })

  it.each([
    ['is sound', sound],
    ['is sound, with line ends of Windows', sound.replaceAll('\n', '\r\n')],
    ['is no ledger', 'Notes\n'],
    ['is of a later version', 'Backfile addresses 2\n<<<<<<< a\n'],
  ])('leaves a file alone that %s', (_, text) => {
    expect(mendedLedger([{ file, text }])).toEqual([])
  })
})

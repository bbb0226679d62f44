import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestOf } from '../archive/digest.ts'
import { changesPart, entriesIn, type WrittenPart, wholeParts } from './ledger-part.ts'
import type { PublishedFile } from './published-file.ts'

const name = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 4 })
  .map(parts => parts.map(part => part.replace(/[/\0]/g, '-')).join('/'))
  .filter(path => !path.split('/').some(part => /^\.{0,2}$/.test(part)))

const known: fc.Arbitrary<PublishedFile> = fc.record({
  size: fc.nat(),
  sha256: fc.string().map(digestOf),
  fingerprint: fc.stringMatching(/^[0-9a-f]{0,20}$/),
  content: fc.option(fc.stringMatching(/^[0-9a-f]{1,20}$/), { nil: undefined }),
})

it('what is written is read again, whatever the names of files are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, known)), list => {
      const files = new Map(list)
      const read = wholeParts(files).flatMap(part => entriesIn(part.bytes, part))
      expect(new Map(read)).toEqual(files)
    }),
  )
})

it('changes say which files are gone', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.option(known, { nil: undefined }))), list => {
      const changes = new Map(list)
      const part = changesPart(changes)
      expect(new Map(entriesIn(part.bytes, part))).toEqual(changes)
    }),
  )
})

it('the same files make the same parts, whatever their order', () => {
  const files: [string, PublishedFile][] = ['2014/a', '2015/b', 'media/c', 'd', 'ar/2014/e'].map(
    file => [file, { size: 1, sha256: digestOf(file), fingerprint: 'f' }],
  )
  const [one, other] = [wholeParts(new Map(files)), wholeParts(new Map(files.toReversed()))]
  expect(one).toEqual(other)
  expect(one.map(({ about, files }) => [about, files])).toEqual([
    ['2014', 2],
    ['2015', 1],
    ['media', 1],
    ['others', 1],
  ])
})

const sound = wholeParts(new Map([['a', { size: 1, sha256: digestOf('a'), fingerprint: 'f' }]]))[0]

/** The part with another text, under a name that fits it. */
function withText(text: string): WrittenPart {
  const file = `others-${digestOf(text).slice(0, 12)}.gz`
  return { about: 'others', file, files: 1, bytes: gzipSync(text) }
}

const line = `a\t1\t${digestOf('a')}\tf\t`

it.each<[string, WrittenPart, RegExp]>([
  [
    'half of the bytes',
    { ...(sound as WrittenPart), bytes: (sound as WrittenPart).bytes.subarray(0, 30) },
    /is damaged/,
  ],
  ['other bytes', { ...(sound as WrittenPart), bytes: gzipSync('x') }, /has been changed/],
  ['another beginning', withText(`Backfile files 2\n${line}\n`), /begins with “Backfile files 2”/],
  ['a line too many', withText(`Backfile files 1\n${line}\n${line}\n`), /names 2 files, not 1/],
  ['a place above the site', withText(`Backfile files 1\n../${line}\n`), /line that is damaged/],
  ['a complete path', withText(`Backfile files 1\n/${line}\n`), /line that is damaged/],
  ['a digest that is none', withText('Backfile files 1\na\t1\tx\tf\t\n'), /line that is damaged/],
])('a part with %s is refused', (_, part, said) => {
  expect(() => entriesIn(part.bytes, part)).toThrow(said)
})

it('a part that a server decompressed is read', () => {
  const part = sound as WrittenPart
  expect(entriesIn(gunzipSync(part.bytes), part)).toHaveLength(1)
})

it('a part that would fill the memory is damaged', () => {
  const bomb = gzipSync(Buffer.alloc(2 ** 29))
  const part = { about: '2014', file: `2014-${'0'.repeat(12)}.gz`, files: 1 }
  expect(() => entriesIn(bomb, part)).toThrow('is damaged')
})

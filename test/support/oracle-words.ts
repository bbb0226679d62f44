import fc from 'fast-check'

/*
 * An archive that is made up, and what the right answers to questions about it are, found by looking at every
 * article. Nothing here takes texts apart: they are put together from words, each of which is known by its key, the
 * plain letters that people may type for it. Words end in “o”, so that their stems are themselves.
 */

/** A word as it is printed, and its key. */
export interface Printed {
  written: string
  key: string
}

/** A text, and its words in order; those that are one word with a hyphen or an apostrophe have a key together. */
export interface Text {
  written: string
  keys: string[]
  joined: string[]
}

const syllables: [string, string][] = [
  ...([['ba'], ['ku'], ['mi'], ['re'], ['do'], ['fa'], ['lo'], ['pe'], ['gi'], ['tu']] as [
    string,
  ][]),
  ...([
    ['ná', 'na'],
    ['zø', 'zo'],
    ['çe', 'ce'],
    ['łi', 'li'],
    ['ßu', 'ssu'],
  ] as [string, string][]),
].map(([written, key]) => [written, key ?? written])
const spelled = (parts: readonly [string, string][], end: string): Printed => ({
  written: parts.map(([written]) => written).join('') + end,
  key: parts.map(([, key]) => key).join('') + end,
})
const common = Array.from({ length: 12 }, (_, i) => spelled([syllables[i] ?? ['', '']], 'mbo'))
const strange: Printed[] = [
  ...[
    ['مكتبة', 'مكتبه'],
    ['مكتبه', 'مكتبه'],
    ['كِتابی', 'كتابي'],
    ['كتابي', 'كتابي'],
    ['Straßo', 'strasso'],
    ['ΨΑΡΌ', 'ψαρο'],
    ['ψαρό', 'ψαρο'],
    ['МЁДО', 'медо'],
    ['ＡＢo', 'abo'],
  ].map(([written = '', key = '']) => ({ written, key })),
]
const capital = ({ written, key }: Printed): Printed => ({
  written: written.slice(0, 1).toUpperCase().replace('SS', 'ß') + written.slice(1),
  key,
})
export const plain = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...common) },
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 3 })
      .map(parts => spelled(parts, 'to')),
  },
)
export const word = fc.oneof(
  { weight: 8, arbitrary: plain },
  { weight: 1, arbitrary: plain.map(capital) },
  { weight: 1, arbitrary: fc.constantFrom(...strange) },
)
const alone = ({ written, key }: Printed): Text => ({ written, keys: [key], joined: [] })
/** Two words that are one with a mark between them. */
export const pair = fc.tuple(plain, fc.constantFrom('-', '‐', '‑', '’', "'", '·', '־'), plain).map(
  ([a, mark, b]): Text => ({
    written: a.written + mark + b.written,
    keys: [a.key, b.key],
    joined: [a.key + b.key],
  }),
)
/** Words of a script without spaces; each character is a word. */
const unspaced = fc
  .constantFrom('灯台', '台灯', '港町の灯')
  .map((written): Text => ({ written, keys: [...written], joined: [] }))
const unit = fc.oneof(
  { weight: 12, arbitrary: word.map(alone) },
  { weight: 2, arbitrary: pair },
  { weight: 1, arbitrary: unspaced },
)
/** What is printed between two words: often a space, and all that papers set without one. */
const between = fc.oneof(
  { weight: 12, arbitrary: fc.constant(' ') },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        '—',
        '–',
        ' – ',
        ' — ',
        '…',
        '… ',
        ', ',
        '. ',
        '; ',
        ': “',
        '” ',
        '—“',
        '”—',
        ' («',
        '»)',
      ],
      ...['/', ' / ', '→', '。', '، ', '؛ ', '¿', ' ¡', '!—', '?', '\u2003', ' · '],
    ),
  },
)
const textOf = (units: readonly Text[], marks: readonly string[]): Text => ({
  written: units.map(({ written }, i) => (i === 0 ? '' : (marks[i] ?? ' ')) + written).join(''),
  keys: units.flatMap(({ keys }) => keys),
  joined: units.flatMap(({ joined }) => joined),
})
export const sentence = (most: number) =>
  fc.array(fc.tuple(unit, between), { minLength: Math.min(3, most), maxLength: most }).map(all =>
    textOf(
      all.map(([one]) => one),
      all.map(([, mark]) => mark),
    ),
  )

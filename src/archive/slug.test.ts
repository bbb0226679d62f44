import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugOf } from './slug.ts'

/** Letters with which normalizing, lowering and leaving out can undo one another. */
const tricky = fc.string({
  unit: fc.constantFrom(
    ...['e', 'E', 'ſ', 'İ', 'I', 'ß', 'Σ', 'ǅ', 'ﬁ', '½', 'Ⅷ', 'K', 'ᄀ', 'ᅡ', '가', 'ᾈ', 'ϒ', 'Ａ'],
    ...['\u0301', '\u0307', '\u0345', '\u05b0', '\u093c', "'", '’', 'ʼ', '`', '-', ' ', '\u200d'],
  ),
})

const labels = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), tricky)

describe('slugOf()', () => {
  it.each([
    ['Harbour wall', 'harbour-wall'],
    ['  Wind & tide!  ', 'wind-tide'],
    ['مكتبة الميناء', 'مكتبة-الميناء'],
    ['Θάλασσα', 'θάλασσα'],
    ['日本語 ニュース', '日本語-ニュース'],
    ['हिन्दी समाचार', 'हिन्दी-समाचार'],
    ['Café Müller', 'café-müller'],
    ['São Tomé', 'são-tomé'],
    ['Ｗｉｄｅ １２', 'wide-12'],
    ['1⁄2 & ½', '1-2-1-2'],
    ['../../etc/passwd', 'etc-passwd'],
    ['50% off? #1', '50-off-1'],
  ])('makes of “%s” the slug “%s”', (label, slug) => {
    expect(slugOf(label)).toBe(slug.normalize('NFKC'))
  })

  it.each(["fishermen's", 'fishermen’s', 'fishermenʼs', 'fishermen`s'])(
    'leaves the apostrophe out of “%s”',
    label => {
      expect(slugOf(label)).toBe('fishermens')
    },
  )

  it('takes composed and decomposed letters for the same', () => {
    expect(slugOf('Cafe\u0301')).toBe(slugOf('Caf\u00e9'))
  })

  it.each([
    ['İstanbul', 'istanbul'],
    ['İSTANBUL', 'istanbul'],
    ['I\u0307stanbul', 'istanbul'],
    ['i\u0307stanbul', 'istanbul'],
    ['DİYARBAKIR', 'diyarbakir'],
    ['İ̈', 'ï'],
    ['j\u0307', 'j'],
    ['Į\u0307', 'į'],
    ['Ż', 'ż'],
  ])('leaves out the dot that lower case makes of “%s”', (label, slug) => {
    expect(slugOf(label)).toBe(slug)
  })

  it('holds no dot above a letter that has one anyway', () => {
    fc.assert(
      fc.property(labels, label => {
        expect(slugOf(label)).not.toMatch(/[ij\u012f]\p{M}*\u0307/u)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['', ' ', '🎉🎉', '—', '\u0301', '?!', '👩‍👩‍👧'])('is empty for “%s”', label => {
    expect(slugOf(label)).toBe('')
  })

  it('is its own slug', () => {
    fc.assert(
      fc.property(labels, label => {
        expect(slugOf(slugOf(label))).toBe(slugOf(label))
      }),
      { numRuns: 1000 },
    )
  })

  it('is its own slug when leaving out an apostrophe brings a letter and its accent together', () => {
    const slug = slugOf("cafe'\u0301")
    expect(slugOf(slug)).toBe(slug)
  })

  it('never contains what an address or a disk would misread', () => {
    fc.assert(
      fc.property(labels, label => {
        const slug = slugOf(label)
        expect(slug).not.toMatch(/[/.%?#\\:\s\p{Cc}\p{Lu}\p{Lt}]/u)
        expect(slug).toBe(slug.toLowerCase())
        expect(slug).not.toMatch(/^-|-$|--/)
      }),
      { numRuns: 1000 },
    )
  })

  it('fits a file name: 160 bytes at most, with no letter cut in two', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 50, maxLength: 400 })
    fc.assert(
      fc.property(fc.oneof(long, labels), label => {
        const slug = slugOf(label)
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(160)
        expect(slug.isWellFormed()).toBe(true)
      }),
    )
  })

  it('keeps a slug of 160 bytes whole', () => {
    expect(slugOf('a'.repeat(160))).toBe('a'.repeat(160))
    expect(slugOf('a'.repeat(161))).toMatch(/^a{151}-[0-9a-f]{8}$/)
  })

  it('keeps long labels apart that differ only at their ends', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ж', '語', '𝒳'), maxLength: 9 })
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        fc.pre(one.normalize('NFKC') !== other.normalize('NFKC'))
        const head = 'очень длинный заголовок '.repeat(10)
        expect(slugOf(head + one)).not.toBe(slugOf(head + other))
      }),
    )
  })
})

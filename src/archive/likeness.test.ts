import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areAlike, hasDrifted, markOf } from './likeness.ts'

const report = `The harbour master closed the port at six this morning, and by nine the ice at the quay
bore a child. By noon it bore a horse. The ferries stay at their moorings until the wind turns, said the
pilot, who has seen the sound frozen three times in forty years. Nobody is to walk beyond the lamp.`

const alike = (a: string, b: string) => areAlike(markOf(a).likeness, markOf(b).likeness)

describe('markOf()', () => {
  it.each([
    ['other line ends and blanks', report.replaceAll('\n', '  \r\n')],
    ['capitals', report.toUpperCase()],
    ['other marks between its words', report.replaceAll(',', ' –')],
    ['letters composed in another way', report.normalize('NFD')],
  ])('gives a text with %s the same digest', (_, other) => {
    expect(markOf(other)).toEqual(markOf(report))
  })

  it('gives texts with other words another digest', () => {
    expect(markOf(`${report} Again.`).digest).not.toBe(markOf(report).digest)
  })

  it('marks a text without words', () => {
    expect(markOf('')).toEqual(markOf('— ! —'))
  })
})

describe('areAlike()', () => {
  it.each([
    ['with a word corrected', report.replace('six', 'seven')],
    ['with a sentence more', `${report} The library stays open.`],
    ['with a note above it', `Corrected on Friday.\n\n${report}`],
    ['with a sentence less', report.replace('By noon it bore a horse. ', '')],
    ['with a name corrected throughout', report.replaceAll('the', 'The')],
  ])('knows a text again %s', (_, other) => {
    expect(alike(report, other)).toBe(true)
  })

  it('knows a Chinese text again after a correction', () => {
    const text =
      '港口今天早上六点关闭，到九点码头边的冰已经能承受一个孩子的重量，中午则能承受一匹马。'.repeat(
        3,
      )
    expect(alike(text, text.replace('六点', '七点'))).toBe(true)
    expect(
      alike(
        text,
        '图书馆在冬季每天开放到晚上八点，星期日除外，读者可以借阅十本书，期限为四个星期。'.repeat(
          3,
        ),
      ),
    ).toBe(false)
  })

  it('tells texts of other words apart', () => {
    const word = fc.constantFrom(...'quay tide wall storm ferry harbour seal gull pilot'.split(' '))
    const text = fc.array(word, { minLength: 40, maxLength: 80 }).map(words => words.join(' '))
    fc.assert(
      fc.property(text, text, (a, b) => {
        fc.pre(a !== b)
        expect(alike(a, b)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('takes what is no likeness for unlike', () => {
    expect(areAlike('', markOf(report).likeness)).toBe(false)
    expect(areAlike('?', '?')).toBe(false)
  })
})

describe('hasDrifted()', () => {
  const long = Array.from({ length: 12 }, (_, n) => `${report} Page ${n}.`).join('\n')
  const drifted = (since: string, now: string) => hasDrifted(markOf(now), markOf(since))

  it.each([
    ['the same words', long, long.toUpperCase()],
    ['a word that was corrected in a long text', long, long.replace('six', 'seven')],
    ['no words, before and now', '—', '…'],
  ])('does not take note of %s', (_, since, now) => {
    expect(drifted(since, now)).toBe(false)
  })

  it.each([
    [
      'a text that has grown by half',
      long,
      long + report.repeat(6).toUpperCase() + 'x y z '.repeat(300),
    ],
    ['another text', report, 'The library stays open until eight, but for Sundays.'],
    ['first words', '', report],
    ['the loss of all words', report, ''],
  ])('takes note of %s', (_, since, now) => {
    expect(drifted(since, now)).toBe(true)
  })

  it('takes note before a text could no longer be known again', () => {
    const words = fc.array(fc.constantFrom(...report.split(/\s+/)), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(words, words, (some, others) => {
        const [since, now] = [some, others].map(all => all.join(' ')) as [string, string]
        if (!drifted(since, now)) expect(alike(since, now)).toBe(true)
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { firstSentence } from './first-sentence.ts'

describe('firstSentence()', () => {
  it.each([
    ['<p>The wall held. It rained.</p>', 'en', 'The wall held. It rained.'],
    [
      '<p>The <em>wall</em> &amp; the\n<a href="/a/">quay</a> held.</p>',
      'en',
      'The wall & the quay held.',
    ],
    ['<h2>Heading</h2><p>Text.</p>', 'en', 'Text.'],
    ['<p><img src="/a.jpg" alt="A wall"></p><p>Text.</p>', 'en', 'Text.'],
    ['<p>* * *</p><p>Text.</p>', 'en', 'Text.'],
    ['<p>It held<sup><a href="#fn-1">1</a></sup>, they say.</p>', 'en', 'It held, they say.'],
    [
      '<p>The tide rose 1.5 metres. Then it fell.</p>',
      'en',
      'The tide rose 1.5 metres. Then it fell.',
    ],
    ['<p>港の灯台は夜も光る。船が来た。</p>', 'ja', '港の灯台は夜も光る。船が来た。'],
    ['<p>هل عاد القارب؟ نعم.</p>', 'ar', 'هل عاد القارب؟ نعم.'],
    ['<p>The wall <small data-withdrawn="">(withdrawn)</small> held.</p>', 'en', 'The wall held.'],
    ['<p>No full stop</p>', 'en', 'No full stop'],
    ['<p class="x">1 &lt; 2, it says.</p>', 'en', '1 < 2, it says.'],
    ['<ul><li>Only a list</li></ul>', 'en', undefined],
    ['', 'en', undefined],
  ])('of %j in %s is %j', (html, language, sentence) => {
    expect(firstSentence(html, language)).toBe(sentence)
  })

  const rest = 'Pell told the harbour board on Monday that the wall would hold all winter.'
  it.each(['Mr.', 'U.S.', 'St.', 'WASHINGTON — Rep.', 'J.', 'Dr.', 'No.', 'Gen.', 'Yes!', 'Why?'])(
    'goes on after “%s”',
    start => {
      expect(firstSentence(`<p>${start} ${rest} It rained.</p>`, 'en')).toBe(`${start} ${rest}`)
    },
  )

  it('goes on only to the end of its paragraph', () => {
    expect(firstSentence(`<p>Mr. Pell left.</p><p>${rest}</p>`, 'en')).toBe('Mr. Pell left.')
  })

  it('ends at a word when it is longer than search engines show', () => {
    const long = firstSentence(`<p>${'harbour wall, '.repeat(40)}end.</p>`, 'en') ?? ''
    expect(long).toMatch(/^(harbour wall, )+harbour( wall)? …$/)
    expect(long.length).toBeLessThanOrEqual(202)
  })
})

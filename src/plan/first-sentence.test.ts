import { describe, expect, it } from 'vitest'
import { firstSentence } from './first-sentence.ts'

describe('firstSentence()', () => {
  it.each([
    ['<p>The wall held. It rained.</p>', 'en', 'The wall held.'],
    [
      '<p>The <em>wall</em> &amp; the\n<a href="/a/">quay</a> held.</p>',
      'en',
      'The wall & the quay held.',
    ],
    ['<h2>Heading</h2><p>Text.</p>', 'en', 'Text.'],
    ['<p><img src="/a.jpg" alt="A wall"></p><p>Text.</p>', 'en', 'Text.'],
    ['<p>* * *</p><p>Text.</p>', 'en', 'Text.'],
    ['<p>It held<sup><a href="#fn-1">1</a></sup>, they say.</p>', 'en', 'It held, they say.'],
    ['<p>The tide rose 1.5 metres. Then it fell.</p>', 'en', 'The tide rose 1.5 metres.'],
    ['<p>港の灯台は夜も光る。船が来た。</p>', 'ja', '港の灯台は夜も光る。'],
    ['<p>هل عاد القارب؟ نعم.</p>', 'ar', 'هل عاد القارب؟'],
    ['<p>No full stop</p>', 'en', 'No full stop'],
    ['<p class="x">1 &lt; 2, it says.</p>', 'en', '1 < 2, it says.'],
    ['<ul><li>Only a list</li></ul>', 'en', undefined],
    ['', 'en', undefined],
  ])('of %j in %s is %j', (html, language, sentence) => {
    expect(firstSentence(html, language)).toBe(sentence)
  })

  it('ends at a word when it is longer than search engines show', () => {
    const long = firstSentence(`<p>${'harbour wall, '.repeat(40)}end.</p>`, 'en') ?? ''
    expect(long).toMatch(/^(harbour wall, )+harbour( wall)? …$/)
    expect(long.length).toBeLessThanOrEqual(202)
  })
})

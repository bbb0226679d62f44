import { expect, test } from 'vitest'
import { lineOf } from './clean-text.ts'
import type { Loss } from './losses.ts'
import { seenLine } from './seen-line.ts'

test.each([
  'Tide <span style="display:none">secret</span> falls.',
  'Tide <span hidden>secret</span> falls.',
  '<p>Tide</p><p hidden>secret</p><p>falls.</p>',
  'Tide <!-- secret <b>secret</b> --> falls.',
  'Tide <script>secret()</script> falls.',
  'Tide <style>.secret { top: 0 }</style>falls.',
  'Tide <b style="font-size:0">secret <i>secret</i></b>falls.',
  'Tide <span style="position:absolute;left:-9999px"><a href="/secret">secret</a></span> falls.',
  'Tide falls. <p style="visibility:hidden">secret',
  'Tide <!--more-->falls.',
])('what readers did not see is in no line: %s', markup => {
  expect(lineOf(markup)).toBe('Tide falls.')
  expect(seenLine(markup, [])).toBe('Tide falls.')
})

test.each([
  ['Tide <span hidden>secret &amp; more</span> falls.', ['secret & more']],
  ['Tide {# secret #} falls.', ['{# secret #}']],
  ['Tide %%secret%% falls.', ['%%secret%%']],
  ['Tide <span hidden> </span> falls.', []],
  ['Tide <em>falls</em>.', []],
])('what is taken out of a standfirst is reported: %s', (markup, gone) => {
  const losses: Loss[] = []
  expect(seenLine(markup, losses)).toBe('Tide falls.')
  expect(losses).toEqual(gone.map(detail => ({ code: 'remark-removed', detail })))
})

test.each([
  ['<p>One</p><p>Two</p>', 'One Two'],
  ['One<br>Two', 'One Two'],
  ['Donau<wbr>dampf', 'Donaudampf'],
  ['H<sub>2</sub>O', 'H2O'],
  ['x<y', 'x<y'],
  ['I <3 tides', 'I <3 tides'],
  ['How <script> works', 'How works'],
  ['Profit &amp;amp; loss', 'Profit & loss'],
  ['The &lt;b&gt; tag', 'The <b> tag'],
  ['Ends with <!-- open', 'Ends with <!-- open'],
  ['<span class="screen-reader-text">Read</span> on', 'Read on'],
])('what readers saw stays: %s', (markup, line) => {
  expect(lineOf(markup)).toBe(line)
})

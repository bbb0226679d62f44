import { expect, test } from 'vitest'
import { converted } from '../text/convert.ts'
import { resolved } from '../text/converting.ts'
import { withoutShortcodes } from './shortcodes.ts'

function made(value: string) {
  const pictures = { 7: { src: 'https://old.example/up/gull.jpg', alt: 'A gull' } }
  const { markdown, references, losses } = converted(
    { format: 'wordpress', value, pictures, attached: [] },
    { base: 'https://old.example/2015/03/wall/', hosts: ['old.example'] },
  )
  const text = resolved(markdown, references, ({ address }) => address)
  return { text, losses: losses.map(({ code, detail }) => `${code}: ${detail}`) }
}

test.each([
  [
    'titles of tabs',
    '[tabs][tab title="Monday"]Rain[/tab][tab title="Tuesday"]Sun[/tab][/tabs]',
    'Monday\n\nRain\n\nTuesday\n\nSun',
  ],
  ['columns side by side', '[half]Rain[/half][half]Sun[/half]', 'Rain\n\nSun'],
  ['a heading', '[vc_custom_heading text="The <em>wall</em>"]', 'The *wall*'],
  ['who said it', '[quote author="Ana Sol"]It stands.[/quote]', 'It stands.\n\nAna Sol'],
  [
    'a picture of the library',
    '[vc_single_image image="7"]',
    '![A gull](https://old.example/up/gull.jpg)',
  ],
  [
    'a picture by its address',
    '[et_pb_image src="https://old.example/up/fog.jpg" alt="Fog" /]',
    '![Fog](https://old.example/up/fog.jpg)',
  ],
  [
    'a film',
    '[vc_video link="https://film.example/a1"]',
    '[film.example/a1](https://film.example/a1)',
  ],
  [
    'a button',
    '[su_button url="https://x.example/buy"]Buy now[/su_button]',
    '[Buy now](https://x.example/buy)',
  ],
  [
    'a button of WPBakery',
    '[vc_btn title="Buy" link="url:https%3A%2F%2Fx.example%2Fbuy|target:_blank"]',
    '[Buy](https://x.example/buy)',
  ],
  [
    'what hangs on a word',
    'The [tooltip text="of 1850"]wall[/tooltip] stands.',
    'The wall (of 1850) stands.',
  ],
])('the attributes of a foreign shortcode keep %s', (_, old, text) => {
  expect(made(old).text).toBe(text)
})

test('what attributes say without a place for it is told', () => {
  expect(made('[su_box box_note="Open at noon" box_color="#fff" class="a-b"]Inn[/su_box]')).toEqual(
    {
      text: 'Inn',
      losses: [
        'shortcode-removed: [su_box] without box_note="Open at noon"',
        'words-lost: 3 of 4: Open at noon',
      ],
    },
  )
  expect(made('[vc_single_image image="8"]').losses).toEqual([
    'shortcode-removed: [vc_single_image] without image="8"',
  ])
  expect(made('[contact-form-7 id="5" title="Contact form 1"]').text).toBe('')
})

test.each([
  [
    '[youtube=http://film.example/watch?v=a1]',
    '[film.example/watch?v=a1](http://film.example/watch?v=a1)',
  ],
  ['[audio:http://x.example/a.mp3]', '[x.example/a.mp3](http://x.example/a.mp3)'],
  ['[googlemaps https://maps.example/x]', '[maps.example/x](https://maps.example/x)'],
  ['[tweet 123456789]', '[twitter.com/i/status/123456789](https://twitter.com/i/status/123456789)'],
  ['a [divider] b', 'a b'],
  ['[vc_raw_html]JTNDcCUzRUhpZ2glMjB0aWRlJTNDJTJGcCUzRQ==[/vc_raw_html]', 'High tide'],
  ['a [highlight]high[/highlight] tide', 'a high tide'],
  ['[via https://x.example/]', '\\[via https://x.example/]'],
])('%s is read as it was shown', (old, text) => {
  expect(made(old).text).toBe(text)
})

test('Base64 that is none is told', () => {
  expect(made('[vc_raw_html]%%[/vc_raw_html]').losses).toEqual(['shortcode-removed: [vc_raw_html]'])
})

test('a caption keeps its quotes and its lines', () => {
  const picture = '<img src="/a.jpg" alt="A" />'
  expect(made(`[caption caption="He said &quot;yes&quot; today"]${picture}[/caption]`).text).toBe(
    '![A](https://old.example/a.jpg "He said \\"yes\\" today")',
  )
  expect(made(`[caption id="x"]${picture} First line<br />Photo: Bo[/caption]`).text).toBe(
    '![A](https://old.example/a.jpg "First line Photo: Bo")',
  )
})

test('brackets that are no shortcode stay as they are, however many blanks are in them', () => {
  const text = `[a${' '.repeat(20_000)}[`
  expect(withoutShortcodes(text, () => undefined)).toBe(text)
})

test('the picture behind the words of an old cover stands before them', () => {
  const cover =
    '<!-- wp:cover --><div class="wp-block-cover" style="background-image:url(/up/c.jpg)"><p>Words</p></div><!-- /wp:cover -->'
  expect(made(cover).text).toBe('![](https://old.example/up/c.jpg)\n\nWords')
})

test('a file has one link', () => {
  const file =
    '<!-- wp:file --><div class="wp-block-file"><a href="/r.pdf">Report</a><a href="/r.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->'
  expect(made(file).text).toBe('[Report](https://old.example/r.pdf)')
})

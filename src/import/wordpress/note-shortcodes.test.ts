import { expect, test } from 'vitest'
import { converted } from '../text/convert.ts'

const made = (value: string) =>
  converted(
    { format: 'wordpress', value, pictures: {}, attached: [] },
    { base: 'https://quay.example/storm/', hosts: ['quay.example'] },
  )

test.each([
  ...['efn_note', 'ref', 'footnote', 'mfn', 'fn', 'modern_footnote', 'sidenote', 'FOOTNOTE'],
  ...['marginnote', 'endnote', 'easy-footnote'],
])('[%s] is a footnote, and not glued to the word before it', name => {
  const { markdown, words } = made(`The storm[${name}]Seen <b>by</b> all.[/${name}] ended.`)
  expect(markdown).toBe('The storm[^1] ended.\n\n[^1]: Seen **by** all.')
  expect(words.kept).toBe(words.before)
})

test('a note is referred to again by its name, and the place of the list is left out', () => {
  const { markdown } = made(
    'One[ref name="a"]First.[/ref] two[ref]Second.[/ref] three[ref name="a" /].\n\n[reflist]',
  )
  expect(markdown).toBe('One[^1] two[^2] three[^1].\n\n[^1]: First.\n\n[^2]: Second.')
})

test.each([
  ['storm[box]Two words here[/box] ended', 'storm Two words here ended'],
  ['storm.[note_box]Two words[/note_box] Ended', 'storm. Two words Ended'],
  ['one[icon name="x"]two', 'one two'],
  ['one[spacer height="2"], two', 'one, two'],
  ['[dropcap]T[/dropcap]he wall', 'The wall'],
  ['un[u style="a"]do[/u]ne', 'undone'],
  ['The [ref] stays', 'The \\[ref] stays'],
])('%s is %s', (value, expected) => {
  expect(made(value).markdown).toBe(expected)
})

import { expect, test } from 'vitest'
import { replaceTags, syntaxes, type Tag } from './replace-tags.ts'

const shown = ({ name, inner }: Tag) => (inner === undefined ? `<${name}>` : `<${name}:${inner}>`)

test.each([
  ['a {{< b >}} c', 'a <b> c'],
  ['{{< a >}}x{{< b >}}y{{< /b >}}z{{< /a >}}', '<a:x<b:y>z>'],
  ['{{< a >}}x{{< b >}}y{{< /a >}}z', '<a:x<b>y>z'],
  ['{{< a >}}{{< a >}}x{{< /a >}}{{< c />}}', '<a><a:x><c>'],
  ['x{{< /a >}}y', 'xy'],
  ['{{< a >}}', '<a>'],
])('%s becomes %s', (text, replaced) => {
  expect(replaceTags(text, syntaxes.hugo, shown)).toBe(replaced)
})

test('words stay apart where tags between them show nothing', () => {
  const none = () => ''
  expect(replaceTags('one{{< a >}}two', syntaxes.hugo, none)).toBe('one two')
  expect(replaceTags('one{{< a >}}{{< b >}}two', syntaxes.hugo, none)).toMatch(/^one ?two$/)
  expect(replaceTags('one{{< a />}} two', syntaxes.hugo, none)).toBe('one two')
})

test.each([
  ['unclosed tags', (n: number) => '{{< a >}}x'.repeat(n)],
  [
    'unclosed tags and ends of others',
    (n: number) => '{{< a >}}x'.repeat(n) + '{{< /b >}}'.repeat(n),
  ],
  ['nested tags', (n: number) => '{{< a >}}'.repeat(n) + '{{< /a >}}'.repeat(n)],
])('each of many %s is shown once', (_, made) => {
  let count = 0
  replaceTags(made(20_000), syntaxes.hugo, () => {
    count += 1
    return 'y'
  })
  expect(count).toBe(20_000)
})

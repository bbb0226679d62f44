import { expect, test } from 'vitest'
import { childrenNamed, markupIn, textOf, xmlRecords } from './xml-records.ts'

async function recordsOf(...pieces: string[]) {
  async function* given() {
    yield* pieces
  }
  const found = []
  for await (const { element, line, fault } of xmlRecords(given())) {
    found.push({ name: element.name, title: textOf(element, 'title'), line, fault })
  }
  return found
}

test('the children of a channel are records, in the line where they begin', async () => {
  expect(
    await recordsOf(
      '<rss><channel>\n<title>The Wall</title>\n<item><ti',
      'tle>A &amp; B</title></item>\n</channel></rss>',
    ),
  ).toEqual([
    { name: 'title', title: undefined, line: 2, fault: undefined },
    { name: 'item', title: 'A & B', line: 3, fault: undefined },
  ])
})

test('entries of Atom and items of RDF are records', async () => {
  expect(await recordsOf('<feed><entry><title>A</title></entry></feed>')).toMatchObject([
    { name: 'entry', title: 'A' },
  ])
  expect(
    await recordsOf('<rdf:RDF><channel><items/></channel><item><title>A</title></item></rdf:RDF>'),
  ).toMatchObject([{ name: 'items' }, { name: 'item', title: 'A' }])
})

test('a file that is cut off gives what it has, and says so of the last', async () => {
  expect(
    await recordsOf('<rss><channel><item><title>A</title></item>\n<item><title>B</ti'),
  ).toEqual([
    { name: 'item', title: 'A', line: 1, fault: undefined },
    { name: 'item', title: 'B', line: 2, fault: 'the file ends within it, at <title>' },
  ])
})

test('an item that is never closed ends where the next begins', async () => {
  expect(
    await recordsOf(
      '<rss><channel><item><title>A</title>\n<item><title>B</title></item></channel></rss>',
    ),
  ).toMatchObject([
    { title: 'A', line: 1, fault: '<item> is not closed' },
    { title: 'B', line: 2, fault: undefined },
  ])
})

test('an element that closes itself is whole', async () => {
  expect(
    await recordsOf('<feed><entry><link href="/a"/><title>A</title></entry>', '<entry/></feed>'),
  ).toEqual([
    { name: 'entry', title: 'A', line: 1, fault: undefined },
    { name: 'entry', title: undefined, line: 1, fault: undefined },
  ])
})

test('a bomb of entities stays a word', async () => {
  const bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
  expect(
    await recordsOf(`${bomb}<rss><channel><item><title>&b;</title></item></channel></rss>`),
  ).toMatchObject([{ title: '&b;' }])
})

test('markup within an element is given as it stands', async () => {
  async function* given() {
    yield '<feed><entry><content type="xhtml"><div><p>A &lt; <b>B</b><br/></p></div></content></entry></feed>'
  }
  for await (const { element } of xmlRecords(given())) {
    const [content] = childrenNamed(element, 'content')
    expect(content && markupIn(content)).toBe('<div><p>A &lt; <b>B</b><br></p></div>')
  }
})

test('elements nested beyond any page are flattened to their text, and the others are read', async () => {
  const [open, close] = [5_000, 5_000].map((count, end) => (end ? '</a>' : '<a>').repeat(count))
  expect(
    await recordsOf(
      `<rss><channel>${open}${close}<item><title>A${open}b${close}c</title></item><item><title>B</title></item></channel></rss>`,
    ),
  ).toMatchObject([
    { name: 'a', fault: expect.stringContaining('nested too deeply') },
    { name: 'item', title: 'Abc', fault: expect.stringContaining('nested too deeply') },
    { name: 'item', title: 'B', fault: undefined },
  ])
})

test('a document nested beyond any feed is refused with its line', async () => {
  const nested = `<rss>\n${'<a>'.repeat(20_001)}`
  await expect(recordsOf(nested)).rejects.toThrow(/Line 2 nests more than 20000 elements/)
})

test('a record without end takes no more memory than its limit', async () => {
  const piece = 'a'.repeat(8 * 1024 * 1024)
  const [item] = await recordsOf(
    '<rss><channel><item><title>A</title><b>',
    ...Array.from({ length: 10 }, () => piece),
    '</b></item></channel></rss>',
  )
  expect(item).toMatchObject({ title: 'A', fault: expect.stringContaining('longer than 64 MB') })
})

test('elements without text count against the budget of a record, and the next record is whole', async () => {
  async function* given() {
    yield '<rss><channel><item><title>A</title>'
    for (let at = 0; at < 400; at++) yield '<b/>'.repeat(1000)
    yield '</item><item><title>B</title></item></channel></rss>'
  }
  const found = []
  for await (const { element, fault } of xmlRecords(given()))
    found.push([textOf(element, 'title'), element.children.length < 400_000, fault])
  expect(found).toEqual([
    ['A', true, 'it is longer than 64 MB'],
    ['B', true, undefined],
  ])
})

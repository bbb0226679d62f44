import { expect, test } from 'vitest'
import { isOfShard, lumpsOf, shardFrom } from './shard.ts'

test('a shard is a number of several, and nothing else', () => {
  expect(shardFrom('2/4')).toEqual({ number: 2, of: 4 })
  expect(shardFrom('1/1')).toEqual({ number: 1, of: 1 })
  const others = ['5/4', '0/4', '1/0', 'a/b', '2', '', '1/4/2', '-1/4', '1.5/4', '1/1000', ' 1/4']
  for (const text of [...others, '01/4', '٢/٤', '1/4\n', '1e0/4', '10/9', 'constructor']) {
    expect(shardFrom(text), text).toBeUndefined()
  }
})

const numbers = (of: number) => Array.from({ length: of }, (_, i) => i + 1)

test.each([1, 2, 3, 4, 7, 64])(
  'each address belongs to one of %i shards, and they are even',
  of => {
    const addresses = Array.from({ length: 20_000 }, (_, i) => `/20${i % 26}/0${i % 9}/story-${i}/`)
    const counts = numbers(of).map(
      number => addresses.filter(address => isOfShard(address, { number, of })).length,
    )
    expect(counts.reduce((sum, count) => sum + count)).toBe(addresses.length)
    const fair = addresses.length / of
    for (const count of counts) expect(Math.abs(count - fair)).toBeLessThan(5 * Math.sqrt(fair))
  },
)

test.each([1, 2, 4, 7])(
  'each lump belongs to one of %i shards, none of which has much more than another',
  of => {
    const sizes = new Map(
      Array.from({ length: 40 }, (_, i) => [`pagefind/${1980 + i}`, 1 + ((i * i * 37) % 1000)]),
    )
    const shards = numbers(of).map(number => [...lumpsOf(sizes, { number, of })])
    expect(shards.flat().sort()).toEqual([...sizes.keys()])
    const loads = shards.map(names => names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0))
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(500)
  },
)

test('lumps are divided alike in whatever order they come', () => {
  const sizes: [string, number][] = [
    ['b', 3],
    ['a', 3],
    ['c', 0],
    ['d', 5],
    ['ä', 3],
  ]
  const shard = { number: 1, of: 2 }
  expect(lumpsOf(new Map(sizes.toReversed()), shard)).toEqual(lumpsOf(new Map(sizes), shard))
})

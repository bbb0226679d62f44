import { expect, test } from 'vitest'
import { ScratchList, ScratchMap } from './scratch.ts'

test('a list gives its values in their order, as often as it is asked, also within itself', () => {
  const list = new ScratchList<{ n: number; text?: string }>()
  list.push({ n: 1, text: 'جسر \u2028 \\ " \ud83c\udf0a' })
  list.push({ n: 2 })
  const pairs: string[] = []
  for (const a of list) for (const b of list) pairs.push(`${a.n}${b.n}`)
  expect(pairs).toEqual(['11', '12', '21', '22'])
  expect([...list]).toEqual([{ n: 1, text: 'جسر \u2028 \\ " \ud83c\udf0a' }, { n: 2 }])
  expect(list.size).toBe(2)
})

test('a map gives the last value of a key, at the place where the key came first', () => {
  const map = new ScratchMap<number[]>()
  for (const [key, value] of [
    ['b', 1],
    ['a', 2],
    ['b', 3],
    ['', 4],
    ['B', 5],
  ] as const)
    map.set(key, [value])
  expect([...map]).toEqual([
    ['b', [3]],
    ['a', [2]],
    ['', [4]],
    ['B', [5]],
  ])
  expect([map.get('a'), map.get('c'), map.has('c'), map.has('')]).toEqual([
    ...[[2], undefined, false, true],
  ])
})

test('maps and lists know nothing of each other', () => {
  const [one, other] = [new ScratchMap<string>(), new ScratchMap<string>()]
  one.set('key', 'one')
  for (const [key, value] of one) other.set(key, `${value} too`)
  expect([...one, ...other]).toEqual([
    ['key', 'one'],
    ['key', 'one too'],
  ])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldRules } from './fold.ts'
import type { GoneRule, MovedRule, Rules } from './rules.ts'

const none = () => false

function rulesOf(moved: MovedRule[], gone: GoneRule[] = []): Rules {
  return { basePath: '/', moved, gone, headers: [] }
}

function move(from: string, to: string, ...rest: string[]): MovedRule[] {
  return rest.map(one => ({ from: from + one, to: to + one }))
}

/** What a host answers: its rule for the address, or else that of the folder. */
function answer({ moved, movedFolders = [] }: Rules, address: string): string | undefined {
  const folder = movedFolders.find(({ from }) => address.startsWith(from))
  const rule = moved.find(({ from }) => from === address)
  return rule?.to ?? (folder && folder.to + address.slice(folder.from.length))
}

test('a folder that moved as a whole is one rule', () => {
  const moved = move('/tags/old/', '/tags/new/', '', 'page/2/', 'page/3/')
  expect(foldRules(rulesOf(moved), none)).toMatchObject({
    ...{ moved: [], movedFolders: [{ from: '/tags/old/', to: '/tags/new/' }] },
  })
})

test('a folder below which the site has a page is not folded', () => {
  const moved = move('/2014/', '/news/2014/', '05/a/', '05/b/', '06/c/', '06/d/')
  const folded = foldRules(rulesOf(moved), folder => '/2014/06/e/'.startsWith(folder))
  expect(folded.movedFolders).toEqual([{ from: '/2014/05/', to: '/news/2014/05/' }])
  expect(folded.moved).toEqual(move('/2014/', '/news/2014/', '06/c/', '06/d/'))
})

test('a folder below which something is gone is not folded', () => {
  const moved = move('/a/', '/b/', 'x/', 'y/')
  const gone = [{ address: '/a/z/', hasPage: false }]
  expect(foldRules(rulesOf(moved, gone), none).moved).toEqual(moved)
})

test('a rule that leads elsewhere stays, and so does one that asks for a query', () => {
  const others = [
    { from: '/a/z/', to: '/elsewhere/' },
    { from: '/a/?p=1', to: '/b/?p=1' },
  ]
  const moved = [...move('/a/', '/b/', 'x/', 'y/'), ...others]
  expect(foldRules(rulesOf(moved), none)).toMatchObject({ moved: others })
})

test('the root is no folder, and one rule is none', () => {
  const moved = move('/', '/news/', 'a/', 'b/')
  expect(foldRules(rulesOf(moved), none)).toMatchObject({ moved, movedFolders: [] })
})

test('folded rules give every address of a rule the same single answer', () => {
  const part = fc.constantFrom('a/', 'b/', 'c/', 'x', 'old/', 'new/')
  const address = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => `/${parts.join('')}`)
  const rules = fc.uniqueArray(fc.record({ from: address, to: address }), {
    selector: ({ from }) => from,
    maxLength: 40,
  })
  fc.assert(
    fc.property(rules, fc.array(address, { maxLength: 4 }), (moved, live) => {
      const folded = foldRules(rulesOf(moved), folder =>
        [...live, ...moved.map(({ to }) => to)].some(one => one.startsWith(folder)),
      )
      for (const { from, to } of moved) expect(answer(folded, from)).toBe(to)
      for (const one of live)
        if (!moved.some(({ from }) => from === one)) expect(answer(folded, one)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

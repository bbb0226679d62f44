import { expect, test } from 'vitest'
import { permanentAddress } from './permanent-address.ts'

const on = { permanentLinks: true }

test.each([
  ['k3d9x2m7qf', '/id/k3d9x2m7qf/'],
  ['urn:uuid:1', '/id/urn:uuid:1/'],
  ['مد-2019', '/id/مد-2019/'],
])('an article with the id %s has the address %s', (id, address) => {
  expect(permanentAddress(id, on)).toEqual([address])
})

test.each(['2019/05/ferry', 'what?', '..', 'a#b', '50%', 'a\\b'])(
  'the id %s is no part of an address',
  id => {
    expect(permanentAddress(id, on)).toEqual([])
  },
)

test('a site without permanent links, and an article without an id, have none', () => {
  expect(permanentAddress('k3d9x2m7qf', { permanentLinks: false })).toEqual([])
  expect(permanentAddress(undefined, on)).toEqual([])
})

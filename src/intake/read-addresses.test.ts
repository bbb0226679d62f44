import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { place } from '../../test/support/build.ts'
import { firstLine } from '../archive/published-lines.ts'
import { readAddresses } from './read-addresses.ts'

const ledger = `${firstLine}\n/a/\tlist\n`

test('reads the ledger among links, folders and bytes of other kinds, and tells of each that it cannot read', async () => {
  const { content } = await place({ 'addresses/2026/a.txt': ledger, 'addresses/2026/a.orig': 'x' })
  const below = (name: string) => join(content, 'addresses', name)
  await mkdir(below('folder.txt'))
  await writeFile(below('latin.txt'), Buffer.from(`${firstLine}\n/caf\xe9/\tlist\n`, 'latin1'))
  await symlink('.', below('self'))
  await symlink('/nowhere', below('nowhere.txt'))
  const { published, problems } = readAddresses(content)
  expect([...published.lists.keys()]).toEqual(['/a/'])
  expect(problems.map(({ code, file }) => [code, file]).sort()).toEqual([
    ['file-not-text', 'addresses/latin.txt'],
    ['file-vanished', 'addresses/nowhere.txt'],
    ['link-repeated', 'addresses/self'],
  ])
})

test('tells of a ledger that is a file', async () => {
  const { content } = await place({ addresses: ledger })
  expect(readAddresses(content).problems).toMatchObject([
    { code: 'file-unreadable', file: 'addresses' },
  ])
})

test('knows of nothing where there is no ledger', async () => {
  const { content } = await place({})
  const { published, problems } = readAddresses(content)
  expect([published.lists.size, problems]).toEqual([0, []])
})

import { describe, expect, it } from 'vitest'
import { AddressProof } from './address-proof.ts'

type Noted = Parameters<AddressProof['note']>[0]

const item = (
  address: string,
  mentions: string[] = [],
  computedBy: string | undefined = 'posts',
): Noted => ({
  ...{ key: address, addresses: [address], computedBy, mentions },
})

function proofOf(items: Noted[], named: string[] = []): AddressProof {
  const proof = new AddressProof()
  for (const one of items) proof.note(one)
  for (const address of named) proof.name(address)
  proof.settle()
  return proof
}

describe('AddressProof', () => {
  const wall = item('/2015/03/old-wall/')
  const tide = item('/2015/04/high-tide/')

  it('leaves worked-out addresses open that nothing names', () => {
    const proof = proofOf([wall, tide, item('/about/', ['/contact/', '/x/'], 'pages')])
    expect([wall, tide].map(one => proof.isOpen(one))).toEqual([true, true])
    expect(proof.notes()[0]).toMatch(/2 texts in posts .* nothing confirms them/)
  })

  it('never leaves a told address open', () => {
    const told = { ...wall, computedBy: undefined }
    expect(proofOf([told]).isOpen(told)).toBe(false)
    expect(proofOf([told]).notes()).toEqual([])
  })

  it.each([
    ['a link of another text', '/2015/03/old-wall/'],
    ['a link with index.html', '/2015/03/old-wall/index.html'],
    ['a link with .html', '/2015/03/old-wall.html'],
    ['a complete link', 'http://www.old.example/2015/03/old-wall'],
    ['a link with a place and a mark', '/2015/03/Old-Wall/?utm_source=x#more'],
  ])('takes a rule for proved by %s', (_, mention) => {
    const proof = proofOf([wall, { ...tide, mentions: [mention] }])
    expect([wall, tide].map(one => proof.isOpen(one))).toEqual([false, false])
    expect(proof.notes()).toEqual([expect.stringContaining('name 1 of them so')])
  })

  it('takes a rule for proved by a list of addresses, and no other rule with it', () => {
    const page = item('/town/map/', [], 'town')
    const proof = proofOf([wall, tide, page], ['https://old.example/2015/03/old-wall/'])
    expect([wall, tide, page].map(one => proof.isOpen(one))).toEqual([false, false, true])
  })

  it('says where links name the same texts at other addresses', () => {
    const proof = proofOf([
      wall,
      { ...tide, mentions: ['/blog/old-wall/', '/blog/high-tide.html'] },
    ])
    expect([wall, tide].map(one => proof.isOpen(one))).toEqual([true, true])
    expect(proof.notes()[0]).toContain(
      'are doubtful: links and lists name 2 of them elsewhere, such as /blog/old-wall instead of /2015/03/old-wall/, and 0 as worked out',
    )
  })

  it('lets more agreement outweigh a few links that are elsewhere, and names one', () => {
    const third = item('/2016/05/third-storm/')
    const mentions = ['/2015/03/old-wall/', '/2015/04/high-tide/', '/news/third-storm/']
    const proof = proofOf([wall, tide, third, item('/about/', mentions, 'pages')])
    expect(proof.isOpen(third)).toBe(false)
    expect(proof.notes()[0]).toContain(
      'name 2 of them so, but 1 elsewhere, such as /news/third-storm',
    )
  })

  it('does not take one name of two texts for a sign', () => {
    const proof = proofOf([
      item('/a/index-of-ships/'),
      item('/b/index-of-ships/', ['/c/index-of-ships/']),
    ])
    expect(proof.notes()[0]).toContain('nothing confirms')
  })
})

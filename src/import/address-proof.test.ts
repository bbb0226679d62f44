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
    const proof = proofOf([wall, { ...tide, mentions: [mention, '/2015/04/high-tide/'] }])
    expect([wall, tide].map(one => proof.isOpen(one))).toEqual([false, false])
    expect(proof.notes()).toEqual([
      expect.stringContaining('links and lists confirm 2; none contradicts'),
    ])
  })

  it('takes a rule for proved by a list of addresses, and no other rule with it', () => {
    const page = item('/town/map/', [], 'town')
    const named = ['/2015/03/old-wall/', '/2015/04/high-tide/']
    const proof = proofOf(
      [wall, tide, page],
      named.map(path => `https://old.example${path}`),
    )
    expect([wall, tide, page].map(one => proof.isOpen(one))).toEqual([false, false, true])
  })

  it('says where links name the same texts at other addresses', () => {
    const proof = proofOf([
      wall,
      { ...tide, mentions: ['/blog/old-wall/', '/blog/high-tide.html'] },
    ])
    expect([wall, tide].map(one => proof.isOpen(one))).toEqual([true, true])
    expect(proof.notes()[0]).toContain(
      'are doubtful: links and lists confirm 0 and contradict 2, such as /blog/old-wall instead of /2015/03/old-wall/',
    )
  })

  it('lets more agreement outweigh a few links that are elsewhere, and names one', () => {
    const third = item('/2016/05/third-storm/')
    const fourth = item('/2016/06/fourth-storm/')
    const mentions = [
      '/2016/06/fourth-storm/',
      '/2015/03/old-wall/',
      '/2015/04/high-tide/',
      '/news/third-storm/',
    ]
    const proof = proofOf([wall, tide, third, fourth, item('/about/', mentions, 'pages')])
    expect(proof.isOpen(third)).toBe(false)
    expect(proof.notes()[0]).toContain(
      'links and lists confirm 3 and contradict 1, such as /news/third-storm',
    )
  })

  describe('of a large folder', () => {
    const many = Array.from({ length: 500 }, (_, n) => item(`/posts/ferry-no-${n}/`))
    const names = (from: number, to: number, what: string) =>
      Array.from({ length: to - from }, (_, n) => `/posts/${what}-${from + n}/`)
    it.each([
      ['one link', names(0, 1, 'ferry-no'), true],
      ['two links', names(0, 2, 'ferry-no'), true],
      ['three links', names(0, 3, 'ferry-no'), false],
      ['more other addresses beside them', [...names(0, 3, 'ferry-no'), ...names(0, 4, 'x')], true],
      ['as many other addresses', [...names(0, 3, 'ferry-no'), ...names(0, 3, 'x')], false],
      ['a few others', [...names(0, 30, 'ferry-no'), ...names(0, 4, 'x')], false],
      [
        'others in another folder',
        [...names(0, 3, 'ferry-no'), '/tags/a/', '/b/', '/c/', '/d/'],
        false,
      ],
      [
        'files beside them',
        [
          ...names(0, 3, 'ferry-no'),
          '/posts/a.png',
          '/posts/b.xml',
          '/posts/c.pdf',
          '/posts/d.css',
        ],
        false,
      ],
      ['no item at all', names(0, 40, 'x'), true],
    ])('%s leave the rest open or not', (_, named, isOpen) => {
      expect(proofOf(many, named).isOpen(many[400] as Noted)).toBe(isOpen)
    })
  })

  it('does not take one name of two texts for a sign', () => {
    const proof = proofOf([
      item('/a/index-of-ships/'),
      item('/b/index-of-ships/', ['/c/index-of-ships/']),
    ])
    expect(proof.notes()[0]).toContain('nothing confirms')
  })
})

import { describe, expect, it } from 'vitest'
import { notices } from './summary.ts'

const edition = { site: { language: 'en' } }
const archive = { site: { name: 'The Quay' }, editions: [edition] } as never
const said = (ledByHostAlone: string[]) =>
  notices({ renewed: undefined, unset: [], archive, ledByHostAlone } as never, true)

describe('notices()', () => {
  it('says nothing of addresses that lead on by themselves', () => {
    expect(said([])).toEqual([])
  })

  it.each([
    [1, '1 older address, /0.pdf, can lead on only by rules of your host'],
    [1200, '1,200 older addresses, such as /0.pdf, can lead on only by rules of your host'],
  ])('says once that %i need a host', (count, text) => {
    const lines = said(Array.from({ length: count }, (_, n) => `/${n}.pdf`))
    expect(lines).toEqual([`${text}: set “host” in site.yaml.`])
  })
})

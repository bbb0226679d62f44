import { describe, expect, it } from 'vitest'
import { fillLeads, type Lead } from './markdown-text.ts'

const lead = (start: number, end: number): Lead => ({ start, end, kind: 'article', target: 'x' })

describe('fillLeads()', () => {
  it('puts each address into its place, in brackets or not', () => {
    const text = '[a](x.md "t"), [b](<x.md>)\n\n[c]: x.md\n'
    const leads = [lead(4, 8), lead(20, 24), lead(33, 37)]
    const filled = fillLeads({ text, leads }, () => 'https://n.example/a/')
    expect(filled).toBe(text.replaceAll('x.md', 'https://n.example/a/'))
  })

  it('lets nothing of an address end its place', () => {
    const markdown = { text: '[a](x.md)', leads: [lead(4, 8)] }
    expect(fillLeads(markdown, () => '/a(b) <c>\\')).toBe('[a](/a%28b%29%20%3Cc%3E%5C)')
  })

  it('leaves a link that leads nowhere a link', () => {
    const text = '[a](x.md "t") [b](<x.md>)'
    const leads = [lead(4, 8), lead(19, 23)]
    expect(fillLeads({ text, leads }, () => undefined)).toBe('[a](<> "t") [b](<>)')
  })
})

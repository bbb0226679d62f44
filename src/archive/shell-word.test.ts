import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { shellWord } from './shell-word.ts'

describe('shellWord()', () => {
  it.each([
    ['/tags/storm/', '/tags/storm/'],
    ['/سور/', '/سور/'],
    ['/a b.pdf', '"/a b.pdf"'],
    ['/tags/$(date)/', "'/tags/$(date)/'"],
  ])('writes %j so that a shell reads one word', (text, word) => {
    expect(shellWord(text)).toBe(word)
  })

  it.each([
    '/a b/',
    '/$(id)/',
    '/`id`/',
    "/it's/",
    '/"$x\'y"/',
    '/a;b&c/',
    '/a\\b/',
    '/!x/',
    '/*/',
    '',
  ])('gives a shell %j back as it is', text => {
    const said = execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })
    expect(said).toBe(text)
  })
})

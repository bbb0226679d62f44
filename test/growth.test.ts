import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../src/intake/markdown.ts'
import { growthOf } from './support/growth.ts'

/** Texts of a size, each of a kind that makes parsers compare or nest. */
const texts: Record<string, (size: number) => string> = {
  words: size => 'word '.repeat(size),
  lines: size => 'word\n'.repeat(size),
  paragraphs: size => 'word\n\n'.repeat(size),
  'items in items': size => `${'- '.repeat(size)}x`,
  'items by indent': size =>
    Array.from({ length: size }, (_, i) => `${'  '.repeat(i % 50)}- x`).join('\n'),
  items: size => '- a\n'.repeat(size),
  quotations: size => `${'>'.repeat(size)}x`,
  'strong text': size => '**注**'.repeat(size),
  'emphasis that is not closed': size => '*a '.repeat(size),
  'emphasis in emphasis': size => `${'*_'.repeat(size)}x${'_*'.repeat(size)}`,
  'open brackets': size => '['.repeat(size),
  'closed brackets': size => 'a]'.repeat(size),
  'images in images': size => `${'!['.repeat(size)}${'](x)'.repeat(size)}`,
  links: size => '[a](b) '.repeat(size),
  footnotes: size => Array.from({ length: size }, (_, i) => `a[^${i}]\n\n[^${i}]: b\n\n`).join(''),
  definitions: size => Array.from({ length: size }, (_, i) => `[${i}]\n\n[${i}]: /b\n\n`).join(''),
  comments: size => 'a <!-- '.repeat(size),
  elements: size => '<div>'.repeat(size),
  'elements that go on': size =>
    Array.from({ length: size }, (_, i) => `<b title=${i}>`).join('') + '<p>x'.repeat(size),
  'closed elements': size => 'a <b>x</b> '.repeat(size),
  tables: size => `|a|a|\n|-|-|\n${'|a|a|\n'.repeat(size)}`,
  'wide tables': size => `${'|a'.repeat(size)}|\n${'|-'.repeat(size)}|\n`,
  'underlined headings': size => 'a\n-\n'.repeat(size),
  headings: size => '# a\n\n'.repeat(size),
  'code spans': size => '`a` '.repeat(size),
  marks: size => `a – b ${'-'.repeat(size)}x`,
  references: size => '&amp; '.repeat(size),
  addresses: size => 'https://a.example/。'.repeat(size),
  mail: size => 'a@b.example '.repeat(size),
  tildes: size => '5~7 '.repeat(size),
}

/** Kinds whose marks the parser of Markdown compares each with each; a text with very many is refused. */
const squared = new Set(['items', 'strong text', 'emphasis in emphasis', 'comments'])

/** The thread counts work of the engine too, now and then: growth that is real fails each time. */
const again = { retry: 3 }

describe('the work of rendering a text', again, () => {
  const kinds = Object.entries(texts)
  const render = (textOf: (size: number) => string) => (size: number) =>
    renderMarkdown(textOf(size), 'articles/a.md')

  test.each(kinds.filter(([name]) => !squared.has(name)))(
    'grows no faster than the text: %s',
    async (_, textOf) => {
      expect(await growthOf(render(textOf), 400)).toBeLessThan(2.6)
    },
  )

  test.each(kinds.filter(([name]) => squared.has(name)))(
    'grows no faster than the square of the text: %s',
    async (_, textOf) => {
      expect(await growthOf(render(textOf), 100)).toBeLessThan(4.2)
    },
  )
})

/** Modules of the two rooms that touch no disk, with what they export. */
const modules = import.meta.glob<Record<string, unknown>>([
  '../src/archive/*.ts',
  '../src/intake/*.ts',
  '!**/*.test.ts',
])
const pure = Object.keys(modules).filter(
  path =>
    !/'(?:node:(?!buffer|crypto)|sharp|tinypool|exifreader)/.test(
      readFileSync(path.slice(3), 'utf8'),
    ),
)

describe('the work of each function that takes a text', again, () => {
  test('is looked at in most modules', () => {
    expect(pure.length).toBeGreaterThan(60)
  })

  test.each(pure)('grows no faster than the text: %s', async path => {
    const exported = Object.entries(await (modules[path] as () => Promise<object>)())
    const functions = exported.filter(
      ([name, value]) => typeof value === 'function' && /^[a-z]/.test(name),
    )
    for (const [name, call] of functions) {
      for (const kind of ['words', 'marks', 'elements']) {
        const run = (size: number) => {
          try {
            const given = [texts[kind]?.(size), 'articles/a.md']
            const result = (call as (...given: unknown[]) => unknown)(...given)
            if (result instanceof Promise) result.catch(() => undefined)
            return result
          } catch {
            return undefined
          }
        }
        expect(await growthOf(run, 1000), `${name} of ${kind}`).toBeLessThan(2.6)
      }
    }
  })
})

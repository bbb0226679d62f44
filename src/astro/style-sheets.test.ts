import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, place } from '../../test/support/build.ts'
import { namedByStyles } from './style-sheets.ts'

const others = {
  'b.css': '',
  'deep/c.css': '@import "./d.css";',
  'deep/d.css': '@import "../a.css"; @import "../b.css";',
  'e.svg': '<svg/>',
  'sub/index.css': '',
  'node_modules/one/package.json': '{ "style": "dist/one.css" }',
  'node_modules/one/dist/one.css': '@import "./two.css";',
  'node_modules/one/dist/two.css': '',
}

async function named(text: string, file = 'a.css', more: Files = {}): Promise<string[]> {
  const { content } = await place({ ...others, ...more, [file]: text })
  return namedByStyles(join(content, file)).map(path => relative(content, path))
}

test.each([
  ['@import "./b.css";', ['b.css']],
  ["@import'b.css';", ['b.css']],
  ['@import url(./b.css) layer(base) screen;', ['b.css']],
  ['@import url("b.css");', ['b.css']],
  ['@IMPORT "b.css";', ['b.css']],
  ['@import "b";', ['b.css']],
  ['@import "./sub";', ['sub/index.css']],
  ['@import (reference) "b.css";', ['b.css']],
  ['@import "./b.css?x#y";', ['b.css']],
  ['@import "one";', ['node_modules/one/dist/one.css', 'node_modules/one/dist/two.css']],
  ['@import "one/dist/two.css";', ['node_modules/one/dist/two.css']],
  ['@import "./deep/c.css";', ['b.css', 'deep/c.css', 'deep/d.css']],
  ['.a { composes: b c from "./b.css"; }', ['b.css']],
  ['.a { composes: b; color: red }', []],
  ['@value x, y from "./b.css";', ['b.css']],
  ['.a { background: url(e.svg) }', ['e.svg']],
  [".a { background: url('./e.svg#part') }", ['e.svg']],
  ['@import url(https://fonts.example/a.css);', []],
  ['@import "//fonts.example/a.css"; @import "/root.css";', []],
  ['.a { background: url(data:image/svg+xml,x) url(#part) }', []],
  ['@import "./gone.css"; @import "none";', []],
  ['@charset "utf-8"; .a { content: "b.css" }', []],
])('%s names %j', async (text, files) => {
  expect(await named(text)).toEqual(files)
})

test('a name that begins with a slash is below the project', async () => {
  const sheet = 'src/styles/tokens.css'
  const { content } = await place({ 'a.css': `@import "/${sheet}";` })
  expect(namedByStyles(join(content, 'a.css'))).toContain(resolve(sheet))
})

test('the styles of a template are looked at as well', async () => {
  const template = '---\n---\n<p>x</p>\n<style>\n  @import "./b.css";\n</style>\n'
  expect(await named(template, 'A.astro')).toEqual(['b.css'])
})

test('what is no sheet names nothing', async () => {
  expect(await named('@import "./b.css";', 'a.ts')).toEqual([])
})

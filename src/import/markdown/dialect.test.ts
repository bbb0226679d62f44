import { expect, test } from 'vitest'
import { tildeOf } from './dialect.ts'
import type { Folder } from './folder.ts'
import type { Generator } from './generator.ts'
import type { Values } from './value.ts'

const subscript = { extensions: { extras: { subscript: { enable: 'true' } } } }

test.each<[Generator, Values, string | undefined]>([
  ['hugo', {}, 'strike'],
  ['hugo', { markup: { defaultMarkdownHandler: 'blackfriday' } }, undefined],
  ['hugo', { markup: { goldmark: subscript } }, 'sub'],
  ['hexo', {}, 'strike'],
  ['hexo', { markdown: { preset: 'default' } }, undefined],
  ['astro', {}, 'strike'],
  ['astro', { markdown: { gfm: 'false' } }, undefined],
  ['jekyll', {}, undefined],
  ['jekyll', { markdown: 'CommonMarkGhPages' }, 'strike'],
  ['eleventy', {}, undefined],
  ['pelican', {}, undefined],
  ['none', {}, undefined],
])('single tildes by %s with %j: %s', (generator, settings, expected) => {
  const recognized = { generator, signs: [], rivals: [] }
  const folder: Folder = {
    root: '/',
    within: '',
    content: '',
    generator,
    settings,
    recognized,
    now: 0,
  }
  expect(tildeOf(folder)).toBe(expected)
})

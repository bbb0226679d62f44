import { expect, it } from 'vitest'
import { previewAt } from './preview.ts'

it.each([
  ['https://pr-1.news.pages.dev', 'https://pr-1.news.pages.dev', '/'],
  ['https://previews.tern.example/pr-1', 'https://previews.tern.example', '/pr-1/'],
  ['http://localhost:4321/a/b.c~d/', 'http://localhost:4321', '/a/b.c~d/'],
])('previewAt() reads %s', (text, address, basePath) => {
  expect(previewAt(text)).toEqual({ address, basePath })
})

it.each([
  '',
  '/pr-1/',
  'pr-1',
  'file:///srv/',
  'javascript:alert(1)',
  'https://user:secret@tern.example/',
  'https://tern.example/?a=b',
  'https://tern.example/#a',
  'https://tern.example/a%20b/',
  'https://tern.example//other.example/',
])('previewAt() knows no preview at “%s”', text => {
  expect(previewAt(text)).toBeUndefined()
})

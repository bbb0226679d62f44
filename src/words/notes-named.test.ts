import { expect, test } from 'vitest'
import { renderMarkdown } from '../intake/markdown.ts'
import { notesNamed } from './notes-named.ts'
import { wordsFor } from './words.ts'

const { html } = renderMarkdown('Tide.[^1] Ebb.[^1]\n\n[^1]: Moon.\n', 'articles/a.md')

test('footnotes are named in the language of their text', () => {
  const named = notesNamed(html, 'ar-EG', wordsFor('en'))
  expect(named).toContain('>الحواشي</h2>')
  expect(named).toContain('aria-label="عودة إلى الإشارة 1"')
  expect(named).toContain('aria-label="عودة إلى الإشارة 1-2"')
  expect(named).not.toMatch(/Footnotes|Back to/)
})

test('or in that of their page, where the interface does not speak the language of the text', () => {
  expect(notesNamed(html, 'pt', wordsFor('fr'))).toContain(
    'aria-label="Retour à l’appel de note 1"',
  )
  expect(notesNamed(html, undefined, wordsFor('en'))).toContain('aria-label="Back to mark 1"')
})

test('a text without footnotes stays as it is', () => {
  const text = '<h2>Footnotes</h2><p>Back to reference 1</p>'
  expect(notesNamed(text, 'ar', wordsFor('en'))).toBe(text)
})

test('a note beside a link to what was withdrawn is in the language of its text', () => {
  const text = '<p>tide <small data-withdrawn="">(withdrawn)</small> (withdrawn)</p>'
  const named = '<p>tide <small data-withdrawn="">(retiré)</small> (withdrawn)</p>'
  expect(notesNamed(text, 'fr', wordsFor('en'))).toBe(named)
  expect(notesNamed(text, 'cy', wordsFor('fr'))).toBe(named)
})

import { describe, expect, it } from 'vitest'
import type { Article } from './article.ts'
import { preferredIn } from './versions.ts'

const article = (id: string, lang: string, translationOf?: string) =>
  ({ id, lang, translationOf }) as Article

/** The ids of what stands for each article, where something does. */
function told(articles: readonly Article[], language: string) {
  return [...preferredIn(articles, language)].map(([{ id }, better]) => [
    id,
    better.map(({ id }) => id),
  ])
}

describe('preferredIn()', () => {
  const all = [
    article('quay', 'fr', 'wall'),
    article('wall', 'en-GB'),
    article('alone', 'fr'),
    article('muelle', 'es', 'wall'),
    article('lost', 'fr', 'not here'),
  ]

  it('prefers the version in the language of the readers, then the original', () => {
    expect(told(all, 'en')).toEqual([
      ['quay', ['wall']],
      ['muelle', ['wall', 'quay']],
    ])
    expect(told(all, 'es')).toEqual([
      ['wall', ['muelle']],
      ['quay', ['muelle', 'wall']],
    ])
  })

  it('says nothing of an article of which there is one version', () => {
    expect(told([article('alone', 'fr'), article('lost', 'fr', 'not here')], 'en')).toEqual([])
  })
})

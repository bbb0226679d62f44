import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { markOf, type TextMark } from '../archive/likeness.ts'
import { splitArticle } from './split-article.ts'

/** What texts and pictures of a content folder are known by when their files are renamed; each file is read once. */
export function marksIn(content: string): {
  ofText: (file: string) => TextMark
  ofPicture: (file: string) => string
} {
  const texts = new Map<string, TextMark>()
  return {
    ofText: file => {
      const known = texts.get(file)
      if (known) return known
      const mark = markOf(splitArticle(readFileSync(join(content, file), 'utf8'), file).body)
      texts.set(file, mark)
      return mark
    },
    ofPicture: file => {
      const digest = hash('sha256', readFileSync(join(content, file)), 'buffer')
      return digest.subarray(0, 6).toString('base64url')
    },
  }
}

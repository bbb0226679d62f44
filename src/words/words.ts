import { ar } from './ar.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { he } from './he.ts'
import { id } from './id.ts'
import { ja } from './ja.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import type { WordList } from './word-list.ts'
import { zh } from './zh.ts'

/** Every language that the interface speaks, by its primary subtag (BCP 47). */
export const wordLists: Readonly<Record<string, WordList>> = {
  ...{ ar, en, es, fa, fr, he, id, ja, ru, tr, zh },
}

/** The words of the interface, and the language (BCP 47) by whose rules numbers are written among them. */
export interface Words extends WordList {
  language: string
}

/** Whether the interface speaks a language (BCP 47). */
export function isSpoken(language: string): boolean {
  return Object.hasOwn(wordLists, primaryOf(language))
}

/** The words of the interface in a language (BCP 47); English ones when it does not speak it. */
export function wordsFor(language: string): Words {
  const list = wordLists[primaryOf(language)]
  return list ? { ...list, language } : { ...en, language: 'en' }
}

/** Hebrew and others have two tags; `Intl` knows which one is used today. */
function primaryOf(language: string): string {
  return (new Intl.Locale(language).language as string | undefined) ?? language
}

import type { ListShown } from '../plan/list-pages.ts'
import { filled } from '../words/fill.ts'
import type { Words } from '../words/words.ts'

/** What a list is called. */
export function listName(
  { kicker, title }: Pick<ListShown, 'kicker' | 'title'>,
  words: Words,
): string {
  return kicker === 'all' ? words.everyArticle : title
}

/** What a browser's tab calls a page of a list. */
export function listTitle(list: ListShown, words: Words): string {
  const title = listName(list, words)
  const { number, newest } = list
  return newest ? title : filled(words.pageOf, { title, number }, words.language)
}

import type { ListShown } from '../plan/list-pages.ts'
import { words } from './words.ts'

/** What a browser's tab calls a page of a list. */
export function listTitle({ kicker, title, number, newest }: ListShown): string {
  const name = kicker === 'all' ? words.everyArticle : title
  return newest ? name : `${name} (${words.page(number).toLowerCase()})`
}

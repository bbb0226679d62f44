import { askedKeys } from './asked-keys.ts'
import { monthAsked } from './asked-month.ts'

/** Where an older address with a question mark leads, by the file that tells of them all. */
async function renamed(file: string): Promise<string | undefined> {
  const answer = await fetch(file)
  const known: Record<string, string> = answer.ok ? await answer.json() : {}
  return askedKeys(location.pathname, location.search)
    .map(key => known[key])
    .find(Boolean)
}

/** The page of the month in which a day is asked for, when there is one. */
async function monthOf(homes: readonly string[]): Promise<string | undefined> {
  const month = monthAsked(location.pathname, homes)
  return month && (await fetch(month, { method: 'HEAD' })).ok ? month : undefined
}

/** Leads on where the address asks for an article by an older name, or for a day without a page. */
async function leadOn(): Promise<void> {
  const { asked, homes } = document.querySelector<HTMLElement>('[data-lead-on]')?.dataset ?? {}
  const to =
    (asked && location.search.length > 1 && (await renamed(asked))) ||
    (homes && (await monthOf(homes.split(' '))))
  if (to) location.replace(to)
}

leadOn().catch(() => undefined)

import { askedKeys } from './asked-keys.ts'

/** Leads on where the address asks for an article by an older name. */
async function leadOn(): Promise<void> {
  const file = document.querySelector<HTMLElement>('[data-asked]')?.dataset.asked
  if (!file || location.search.length < 2) return
  const answer = await fetch(file)
  const known: Record<string, string> = answer.ok ? await answer.json() : {}
  const to = askedKeys(location.pathname, location.search)
    .map(key => known[key])
    .find(Boolean)
  if (to) location.replace(to)
}

leadOn().catch(() => undefined)

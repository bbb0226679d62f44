import type { APIRoute } from 'astro'
import { filtersAddress } from '../../plan/search-filters.ts'
import { pageAt } from '../../publish/slot.ts'

export const GET: APIRoute = () => {
  const { shown } = pageAt('filters', filtersAddress)
  return new Response(JSON.stringify(shown), { headers: { 'Content-Type': 'application/json' } })
}

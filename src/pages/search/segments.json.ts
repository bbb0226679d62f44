import type { APIRoute } from 'astro'
import { segmentsAddress } from '../../plan/search-segments.ts'
import { pageAt } from '../../publish/slot.ts'

export const GET: APIRoute = () => {
  const { shown } = pageAt('segments', segmentsAddress)
  return new Response(JSON.stringify(shown), { headers: { 'Content-Type': 'application/json' } })
}

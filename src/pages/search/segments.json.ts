import type { APIRoute } from 'astro'
import { segmentsAddress } from '../../plan/search-segments.ts'
import { shownAt } from '../../publish/slot.ts'

export const GET: APIRoute = () =>
  new Response(JSON.stringify(shownAt('segments', segmentsAddress)), {
    headers: { 'Content-Type': 'application/json' },
  })

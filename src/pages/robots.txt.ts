import type { APIRoute } from 'astro'
import { pageAt } from '../publish/slot.ts'

export const GET: APIRoute = () => {
  const { shown } = pageAt('robots', '/robots.txt')
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${shown.sitemap}\n`)
}

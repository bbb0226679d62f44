import type { APIRoute } from 'astro'
import { shownAt } from '../publish/slot.ts'

export const GET: APIRoute = () => {
  const { sitemap } = shownAt('robots', '/robots.txt')
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`)
}

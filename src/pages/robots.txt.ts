import type { APIRoute } from 'astro'
import { pageAt } from '../publish/slot.ts'

export const GET: APIRoute = () => {
  const { shown } = pageAt('robots', '/robots.txt')
  const sitemaps = shown.sitemaps.map(url => `Sitemap: ${url}\n`)
  return new Response(`User-agent: *\nAllow: /\n\n${sitemaps.join('')}`)
}

import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { pageAt, pathsOf } from '../publish/slot.ts'

export const getStaticPaths = () => pathsOf('robots', at => ({ robots: at.slice(1, -4) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown } = pageAt('robots', props.address)
  const sitemaps = shown.sitemaps.map(url => `Sitemap: ${url}\n`)
  return new Response(`User-agent: *\nAllow: /\n\n${sitemaps.join('')}`)
}

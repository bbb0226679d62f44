import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { sitemapXml } from '../../publish/sitemap-xml.ts'
import { pageAt, pathsInEditions } from '../../publish/slot.ts'

export const getStaticPaths = () =>
  pathsInEditions('sitemap', at => ({ part: at.slice('/sitemap-'.length, -'.xml'.length) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = async ({ props }) => {
  const { shown } = pageAt('sitemap', props.address)
  return new Response(await sitemapXml(shown), { headers: { 'Content-Type': 'application/xml' } })
}

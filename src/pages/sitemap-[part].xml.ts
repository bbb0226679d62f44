import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { sitemapXml } from '../publish/sitemap-xml.ts'
import { pathsOf, shownAt } from '../publish/slot.ts'

export const getStaticPaths = () =>
  pathsOf('sitemap', at => ({ part: at.slice('/sitemap-'.length, -'.xml'.length) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = async ({ props }) =>
  new Response(await sitemapXml(shownAt('sitemap', props.address)), {
    headers: { 'Content-Type': 'application/xml' },
  })

import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { feedRss } from '../../publish/feed-rss.ts'
import { pathsOf } from '../../publish/slot.ts'
import { pageIn } from '../_page-in.ts'

export const getStaticPaths = () =>
  pathsOf('feed', at => ({ feed: at.slice(1, -'/feed.xml'.length) || undefined }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = async ({ props }) => {
  const { shown, texts, words } = pageIn('feed', props.address)
  return new Response(await feedRss(shown, texts, words), {
    headers: { 'Content-Type': 'application/xml' },
  })
}

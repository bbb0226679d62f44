import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { feedJson } from '../../publish/feed-json.ts'
import { pathsOf } from '../../publish/slot.ts'
import { pageIn } from '../_page-in.ts'

export const getStaticPaths = () =>
  pathsOf('jsonFeed', at => ({ feed: at.slice(1, -'/feed.json'.length) || undefined }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown, texts, words } = pageIn('jsonFeed', props.address)
  return new Response(feedJson(shown, texts, words), {
    headers: { 'Content-Type': 'application/feed+json' },
  })
}

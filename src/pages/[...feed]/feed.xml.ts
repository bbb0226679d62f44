import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { words } from '../../components/words.ts'
import { feedXml } from '../../publish/feed-xml.ts'
import { pageAt, pathsOf } from '../../publish/slot.ts'

export const getStaticPaths = () =>
  pathsOf('feed', at => ({ feed: at.slice(1, -'/feed.xml'.length) || undefined }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown, texts } = pageAt('feed', props.address)
  return feedXml(shown, texts, words)
}

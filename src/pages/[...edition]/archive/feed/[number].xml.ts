import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { feedAtom } from '../../../../publish/feed-atom.ts'
import { pathsInEditions } from '../../../../publish/slot.ts'
import { pageIn } from '../../../_page-in.ts'

export const getStaticPaths = () =>
  pathsInEditions('feedArchive', at => ({
    number: at.slice('/archive/feed/'.length, -'.xml'.length),
  }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown, texts, words } = pageIn('feedArchive', props.address)
  return new Response(feedAtom(shown, texts, words), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
}

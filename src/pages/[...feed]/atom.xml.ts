import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { feedAtom } from '../../publish/feed-atom.ts'
import { pathsOf } from '../../publish/slot.ts'
import { pageIn } from '../_page-in.ts'

export const getStaticPaths = () =>
  pathsOf('atom', at => ({ feed: at.slice(1, -'/atom.xml'.length) || undefined }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown, texts, words } = pageIn('atom', props.address)
  return new Response(feedAtom(shown, texts, words), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  })
}

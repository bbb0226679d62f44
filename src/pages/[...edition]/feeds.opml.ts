import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { opmlOf } from '../../publish/opml.ts'
import { pathsInEditions } from '../../publish/slot.ts'
import { pageIn } from '../_page-in.ts'

export const getStaticPaths = () => pathsInEditions('opml')

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown, words } = pageIn('opml', props.address)
  return new Response(opmlOf(shown, words), { headers: { 'Content-Type': 'text/x-opml' } })
}

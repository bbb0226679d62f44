import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { pageAt, pathsInEditions } from '../../../publish/slot.ts'

export const getStaticPaths = () => pathsInEditions('segments')

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown } = pageAt('segments', props.address)
  return new Response(JSON.stringify(shown), { headers: { 'Content-Type': 'application/json' } })
}

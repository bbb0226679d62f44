import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { pageAt, pathsOf, publication } from '../../publish/slot.ts'

export const getStaticPaths = () =>
  pathsOf('card', at => ({ card: at.slice(1, -'/card.png'.length) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = async ({ props }) => {
  const { card } = publication()
  const bytes = await card(pageAt('card', props.address).shown)
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': 'image/png' } })
}

import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { pictureType } from '../publish/picture-type.ts'
import { pageAt, pathsOf, publication } from '../publish/slot.ts'

export const getStaticPaths = () => pathsOf('image', at => ({ image: at.slice(1) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = async ({ props }) => {
  const { address } = props
  const { image } = publication()
  const bytes = await image(pageAt('image', address).shown)
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': pictureType(address) } })
}

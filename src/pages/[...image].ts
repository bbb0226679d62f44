import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { pageAt, pathsOf, publication } from '../publish/slot.ts'

export const getStaticPaths = () => pathsOf('image', at => ({ image: at.slice(1) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = async ({ props }) => {
  const { address } = props
  const { image } = publication()
  const bytes = await image(pageAt('image', address).shown)
  return new Response(Uint8Array.from(bytes), { headers: { 'Content-Type': typeOf(address) } })
}

const types: Record<string, string> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

function typeOf(file: string): string {
  return types[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
}

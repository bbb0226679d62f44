import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { fileOf } from '../plan/site-path.ts'
import { leadOn } from '../publish/lead-on.ts'
import { pageAt, pathsOf } from '../publish/slot.ts'

export const getStaticPaths = () => pathsOf('alias', at => ({ alias: fileOf(at) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => {
  const { shown } = pageAt('alias', props.address)
  return new Response(leadOn(shown), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })
}

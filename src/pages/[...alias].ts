import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { leadOn } from '../publish/lead-on.ts'
import { fileOf } from '../publish/site-files.ts'
import { pathsOf, shownAt } from '../publish/slot.ts'

export const getStaticPaths = () => pathsOf('alias', at => ({ alias: fileOf(at) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) =>
  new Response(leadOn(shownAt('alias', props.address).to), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  })

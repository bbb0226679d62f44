import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { plainPaths, plainResponse } from '../../publish/plain-response.ts'

export const getStaticPaths = () =>
  plainPaths('record', '.md', at => ({ record: at.slice(1, -'/index.md'.length) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => plainResponse(props.address)

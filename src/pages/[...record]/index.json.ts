import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { plainPaths, plainResponse } from '../../publish/plain-response.ts'

export const getStaticPaths = () =>
  plainPaths('record', '.json', at => ({ record: at.slice(1, -'/index.json'.length) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => plainResponse(props.address)

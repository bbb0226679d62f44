import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { plainPaths, plainResponse } from '../../publish/plain-response.ts'

export const getStaticPaths = () =>
  plainPaths('catalogue', '.json', () => ({ catalogue: 'catalogue' }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => plainResponse(props.address)

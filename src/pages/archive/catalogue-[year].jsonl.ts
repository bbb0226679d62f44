import type { APIRoute, InferGetStaticPropsType } from 'astro'
import { plainPaths, plainResponse } from '../../publish/plain-response.ts'

const beforeYear = '/archive/catalogue-'.length

export const getStaticPaths = () =>
  plainPaths('cataloguePart', '.jsonl', at => ({ year: at.slice(beforeYear, -'.jsonl'.length) }))

type Props = InferGetStaticPropsType<typeof getStaticPaths>

export const GET: APIRoute<Props> = ({ props }) => plainResponse(props.address)

import type { PageKind } from '../plan/page.ts'
import { pathsOf, publication } from './slot.ts'

const types: Record<string, string> = {
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
}

/**
 * What `getStaticPaths` of a kind of files without template returns, for those who write: addresses that end as told.
 * A build makes these files without routes.
 */
export function plainPaths(
  kind: PageKind,
  end: string,
  paramsOf: (address: string) => Record<string, string>,
): ReturnType<typeof pathsOf> {
  if (!publication().writing) return []
  return pathsOf(kind, paramsOf).filter(({ props }) => props.address.endsWith(end))
}

/** A file without template, for those who write. */
export function plainResponse(address: string): Response {
  const type = types[address.split('.').at(-1) ?? ''] ?? 'text/plain'
  return new Response(publication().plain(address), { headers: { 'Content-Type': type } })
}

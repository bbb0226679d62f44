import type { MiddlewareHandler } from 'astro'
import { decodedPath } from './malformed.ts'
import { publication } from './slot.ts'

/** Hands a request for a page to the one template that all pages begin with; runs in the writers' server. */
export const onRequest: MiddlewareHandler = async ({ url, locals }, next) => {
  const { page, notFound, writing } = await publication()
  const found = page(decodedPath(url.pathname) ?? '')
  locals.page = found ?? notFound()
  locals.writing = writing
  const response = await next()
  if (found || response.status !== 200) return response
  return new Response(response.body, { headers: response.headers, status: 404 })
}

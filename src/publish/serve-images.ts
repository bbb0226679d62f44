import type { ViteDevServer } from 'vite'
import type { ImageShown } from '../archive/image.ts'
import { imageBytes } from '../intake/image-bytes.ts'
import type { Plan } from '../plan/plan.ts'
import type { Folders } from './folders.ts'
import { pictureType } from './picture-type.ts'

/** Answers addresses that are no text in UTF-8, as `/%c0%ae/`, before anything reads them. */
export function refuseMalformed(server: ViteDevServer): void {
  server.middlewares.use(({ url = '' }, response, next) => {
    if (decodedPath(url) !== undefined) return next()
    response.statusCode = 400
    response.end('Bad Request')
  })
}

/**
 * What Vite's proxy is to do with a request: answer 404 to an address that is no text in UTF-8, serve any other as it
 * would be. Astro drops plugins in a preview, and leaves this.
 */
export function unlessMalformed({ url = '' }: { url?: string | undefined }): string | false {
  return decodedPath(url) === undefined ? false : url
}

/** Serves the images of a plan to writers: there is no route for them, which could not name every file. */
export function serveImages(server: ViteDevServer, folders: Folders, plan: () => Plan): void {
  server.middlewares.use(async ({ url = '' }, response, next) => {
    const { archive, of } = plan()
    const base = archive.site.basePath.slice(0, -1)
    const path = decodedPath(url)
    const image = of('image').find(({ address }) => path === base + address)
    if (!image) return next()
    try {
      const bytes = await imageBytes(folders, image.show() as ImageShown)
      response.setHeader('Content-Type', pictureType(image.address))
      response.end(bytes)
    } catch (error) {
      next(error)
    }
  })
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/\?.*/, ''))
  } catch {
    return undefined
  }
}

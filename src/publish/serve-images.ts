import type { ViteDevServer } from 'vite'
import type { ImageShown } from '../archive/image.ts'
import { imageBytes } from '../intake/image-bytes.ts'
import type { Plan } from '../plan/plan.ts'
import type { Folders } from './folders.ts'
import { decodedPath } from './malformed.ts'
import { pictureType } from './picture-type.ts'

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

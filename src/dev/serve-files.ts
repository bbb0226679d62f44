import type { ViteDevServer } from 'vite'
import { pictureType } from '../files/picture-type.ts'
import { textOf } from '../files/text-of.ts'
import { hasTemplate, isText } from '../plan/kinds.ts'
import type { PlannedIn } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { contentOf } from '../publish/content-of.ts'
import type { Folders } from '../publish/folders.ts'
import type { Opened } from '../publish/open.ts'
import { decodedPath } from './malformed.ts'

/** Serves to writers what has no template: feeds, records, pictures and the like. */
export function serveFiles(
  server: ViteDevServer,
  folders: Folders,
  opened: () => Promise<Opened>,
): void {
  server.middlewares.use(async ({ url = '' }, response, next) => {
    const at = await opened()
    const { plan, archive } = at
    const base = archive.site.basePath.slice(0, -1)
    const path = decodedPath(url) ?? ''
    const page = path.startsWith(base) ? plan.find(path.slice(base.length)) : undefined
    if (!page || hasTemplate(page.kind)) return next()
    try {
      const bytes = await bytesOf(page, at, folders)
      response.setHeader('Content-Type', typeOf(page.address))
      response.end(bytes)
    } catch (error) {
      next(error)
    }
  })
}

async function bytesOf(page: PlannedIn, { plan, store }: Opened, folders: Folders) {
  if (isText(page.kind)) return textOf(readyPage(page, plan, file => store.html(file)))
  return contentOf(plan, store, folders)(page.address)
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  opml: 'text/x-opml; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
}

function typeOf(address: string): string {
  const end = address.endsWith('/') ? 'html' : (address.split('.').at(-1) ?? '')
  return types[end] ?? pictureType(address)
}

import { createApp } from 'astro/app/entrypoint'
import type { ReadyPage } from '../plan/ready-page.ts'

const app = createApp({ streaming: false })
const routeData = onlyRoute()
const anywhere = new Request('http://localhost/')

function onlyRoute() {
  const own = app.manifest.routes.filter(({ routeData }) => routeData.origin === 'project')
  const [route, ...others] = own.map(({ routeData }) => routeData)
  if (route && others.length === 0) return route
  throw new Error('src/pages/ must hold the one route by which all pages are rendered')
}

/** The HTML of a page, in UTF-8. Astro writes what a template throws on the terminal, and says only that it threw. */
export async function renderPage(page: ReadyPage): Promise<Uint8Array> {
  const response = await app.render(anywhere, { routeData, locals: { page } })
  if (response.status !== 200) throw new Error(`the template of “${page.kind}” failed`)
  return response.bytes()
}

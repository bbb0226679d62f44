import { pictureType } from '../files/picture-type.ts'
import { textOf } from '../files/text-of.ts'
import { hasTemplate, isText } from '../plan/kinds.ts'
import type { PlannedIn } from '../plan/plan.ts'
import { readyPage } from '../plan/ready-page.ts'
import { contentOf } from '../publish/content-of.ts'
import type { Folders } from '../publish/folders.ts'
import type { Opened } from '../publish/open.ts'
import type { ServedFile } from './slot.ts'

/** What has no template (feeds, records, pictures and the like) as it is served; undefined for other pages. */
export async function fileAt(
  page: PlannedIn,
  { plan, store }: Opened,
  folders: Folders,
): Promise<ServedFile | undefined> {
  if (hasTemplate(page.kind)) return undefined
  const bytes = isText(page.kind)
    ? textOf(readyPage(page, plan, file => store.html(file)))
    : contentOf(plan, store, folders)(page.address)
  return { type: typeOf(page), bytes: await bytes }
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

function typeOf({ kind, address }: PlannedIn): string {
  if (kind === 'image' || kind === 'card') return pictureType(address)
  const end = address.endsWith('/') ? 'html' : (address.split('.').at(-1) ?? '')
  return types[end] ?? 'application/octet-stream'
}

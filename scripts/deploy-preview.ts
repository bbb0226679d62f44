import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isHostAddress } from '../src/archive/target-address.ts'
import { type Deployed, deploy } from '../src/deploy/deploy.ts'
import { filesInWords } from '../src/deploy/deploy-summary.ts'
import { journalAt } from '../src/deploy/journal.ts'
import { addressNamed, withNamed } from '../src/deploy/named-target.ts'
import { previewPlace, removePreview } from '../src/deploy/preview-place.ts'
import type { Target } from '../src/deploy/target.ts'
import { type Folders, targetFault } from '../src/publish/folders.ts'
import { previewFolders } from '../src/publish/preview-build.ts'
import { readyPreview } from '../src/publish/ready-preview.ts'
import { Refusal } from '../src/terminal/telling.ts'

interface How {
  /** The name of the preview. */
  preview: string
  /** Shows what would be done, and does nothing. */
  isDry: boolean
  isRepair: boolean
  say: (line: string) => void
}

/** Sends the preview that was built last to its place at a target. Notifies no cache, search engine or hub. */
export async function deployPreview(
  name: string,
  folders: Folders,
  { preview, isDry, isRepair, say }: How,
): Promise<Deployed & { name: string }> {
  const site = readyPreview(previewFolders(folders).out, preview)
  return atPlace(name, folders, preview, async (place, memory) => {
    const deployed = await deploy(site, place, {
      ...{ memory, journal: journalAt(join(memory, 'sent.txt')), isDry, isRepair, say },
      asked: new Set(['delete', 'back', 'other-site']),
      progress: () => undefined,
    })
    if (!site.address.includes(preview)) {
      say(
        `The preview was built for ${site.address}, which does not name “${preview}”: do its links lead there?`,
      )
    }
    return { ...deployed, name: place.name }
  })
}

/** Removes a preview from a target, and what this machine knows of it there. */
export function removePreviewAt(
  name: string,
  folders: Folders,
  { preview, isDry, say }: How,
): Promise<void> {
  return atPlace(name, folders, preview, async (place, memory) => {
    const count = await removePreview(place, isDry)
    if (!isDry) rmSync(memory, { recursive: true, force: true })
    say(`${place.name}: ${filesInWords(count)} ${isDry ? 'to remove' : 'removed'}.`)
  })
}

/** Does something at the place of a preview. Refuses a folder that holds the site, the preview or their caches. */
async function atPlace<Done>(
  name: string,
  folders: Folders,
  preview: string,
  act: (place: Target, memory: string) => Promise<Done>,
): Promise<Done> {
  const { address } = await addressNamed(name, folders)
  if (isHostAddress(address)) {
    throw new Refusal(
      `${name} takes one whole site, and has no folders for previews. Its host makes previews by its own program: “npm run setup-ci -- PLACE --previews” writes a workflow that does so.`,
    )
  }
  return withNamed(name, folders, process.env, async ({ target, memory, folder }) => {
    const own = [folders, previewFolders(folders)]
    const faults = folder === undefined ? [] : own.map(one => targetFault(folder, one))
    const fault = faults.find(one => one !== undefined)
    if (fault !== undefined) throw new Refusal(fault)
    const place = await previewPlace(target, preview)
    return act(place, join(memory, 'previews', preview))
  })
}

import { Refusal } from '../terminal/telling.ts'
import { headFile, headIn } from './ledger-head.ts'
import type { Target } from './target.ts'

/** Names of previews: parts of addresses, of one folder. */
export const previewName = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/**
 * The place of a preview at a target: the folder of its name. Throws a refusal when the target holds a site, so that no preview
 * ever lies in the site that readers know.
 */
export async function previewPlace(target: Target, name: string): Promise<Target> {
  if (!previewName.test(name)) {
    throw new Refusal(`“${name}” names no preview. Small letters, digits and hyphens do: pr-12.`)
  }
  if (await target.read(headFile)) {
    throw new Refusal(`${target.name} holds a site. Give previews a target of their own.`)
  }
  return below(target, name)
}

/** Removes everything of a preview, and returns how many files that were. Refuses a place that holds a site. */
export async function removePreview(place: Target): Promise<number> {
  const bytes = await place.read(headFile)
  if (bytes && !headIn(Buffer.from(bytes).toString()).preview) {
    throw new Refusal(`${place.name} holds a site, and no preview. It stays.`)
  }
  const files: string[] = []
  for await (const { file } of place.list()) if (file !== headFile) files.push(file)
  for (let at = 0; at < files.length; at += batch) await place.remove(files.slice(at, at + batch))
  // It goes last: while it is there, what is left counts as a preview.
  if (bytes) await place.remove([headFile])
  return files.length + (bytes ? 1 : 0)
}

/** Files that are removed with one request. */
const batch = 1000

/** A folder of a target as a target of its own. */
function below(target: Target, folder: string): Target {
  const at = (file: string) => `${folder}/${file}`
  return {
    name: `${target.name.replace(/\/$/, '')}/${folder}`,
    atOnce: target.atOnce,
    read: file => target.read(at(file)),
    write: (file, bytes, headers) => target.write(at(file), bytes, headers),
    create: (file, bytes) => target.create(at(file), bytes),
    remove: files => target.remove(files.map(at)),
    list: async function* () {
      for await (const one of target.list(folder)) {
        yield { ...one, file: one.file.slice(folder.length + 1) }
      }
    },
    close: target.close,
  }
}

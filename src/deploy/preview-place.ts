import { Refusal } from '../terminal/telling.ts'
import { inAttempts, usual } from './attempts.ts'
import { headFile, headIn } from './ledger-head.ts'
import { lockAt, lockFile } from './lock.ts'
import type { Target } from './target.ts'

/** Names of previews: parts of addresses, of one folder. */
export const previewName = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/

/**
 * The place of a preview at a target: the folder of its name. Throws a refusal when the target holds a site, so that no preview
 * ever lies in the site that readers know.
 */
export async function previewPlace(target: Target, name: string): Promise<Target> {
  if (!previewName.test(name)) {
    throw new Refusal(
      `“${name}” cannot be the name of a preview. Use small letters, digits and hyphens: pr-12.`,
    )
  }
  // The lock is of a deploy that is under way, or did not come to its end.
  const signs = await asked(() => Promise.all([headFile, lockFile].map(target.read)))
  if (signs.some(sign => sign !== undefined)) {
    throw new Refusal(`${target.name} holds a site. Give previews a target of their own.`)
  }
  return below(target, name)
}

/**
 * Removes all files of a preview and returns their number; with `isDry`, only counts them. Refuses a place that holds a site, or
 * that holds files but neither the ledger of a preview nor the lock of its interrupted first deploy.
 */
export async function removePreview(place: Target, isDry = false): Promise<number> {
  const [head, lock] = await asked(() => Promise.all([place.read(headFile), lockAt(place)]))
  const isBegun = lock !== undefined && lock !== 'unreadable' && lock.preview === true
  if (head ? !isOfPreview(head) : lock && !isBegun) {
    throw new Refusal(`${place.name} holds a site, and no preview. It stays.`)
  }
  const all = await asked(() => filesAt(place))
  if (all.length === 0) return 0
  const isSign = (file: string) => file === lockFile || file === headFile
  const signs = all.filter(isSign)
  if (signs.length === 0) {
    throw new Refusal(
      `${place.name} holds files, and no preview. They stay: remove them by hand if they should go.`,
    )
  }
  if (isDry) return all.length
  const files = all.filter(file => !isSign(file))
  for (let at = 0; at < files.length; at += batch) {
    await asked(() => place.remove(files.slice(at, at + batch)))
  }
  // They go last: while one is there, what is left counts as a preview.
  await asked(() => place.remove(signs))
  return all.length
}

function isOfPreview(head: Uint8Array): boolean {
  try {
    return headIn(Buffer.from(head).toString()).preview ?? false
  } catch {
    return false
  }
}

async function filesAt(place: Target): Promise<string[]> {
  const files: string[] = []
  for await (const { file } of place.list()) files.push(file)
  return files
}

/** Asks a target again, when it may do then what it did not do at first. */
function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  return inAttempts(ask, usual)
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

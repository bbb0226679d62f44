import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Folder } from './folder.ts'
import type { TextContext } from './text-context.ts'

/**
 * `%%a remark%%` within a line or over several, and one that is never closed, which goes to the end of the note. Behind a
 * figure the signs are percents (`50%%`). Only Obsidian itself lets a remark touch words.
 */
const remarks = {
  vault: /(?<![\p{N}%])%%(?!%)[\s\S]*?%%(?!%)|(?<![\p{L}\p{N}])%%(?!%)[\s\S]*(?![\s\S])/gu,
  other:
    /(?<![\p{L}\p{N}%])%%(?!%)[\s\S]*?%%(?![\p{L}\p{N}%])|(?<![\p{L}\p{N}%])%%(?!%)[\s\S]*(?![\s\S])/gu,
}

const vaults = new WeakMap<Folder, boolean>()

/** Whether Obsidian keeps its settings in a folder. */
function isVault(folder: Folder): boolean {
  const isKnown = vaults.get(folder) ?? existsSync(join(folder.root, '.obsidian'))
  vaults.set(folder, isKnown)
  return isKnown
}

/**
 * A text of Obsidian without the remarks that it shows to nobody, each told as a loss; links and pictures by names
 * (`[[The ferry|the boat]]`, `![[wave.png]]`) as those of Markdown. Another generator shows such signs as they are.
 */
export function readObsidian(text: string, context: TextContext): string {
  const form = isVault(context.folder) ? remarks.vault : remarks.other
  const open = text.replaceAll(form, remark => {
    context.lose('remark-removed', shortened(remark.replaceAll('%%', '')))
    return ''
  })
  return open.replaceAll(
    /(!?)\[\[([^[\]|\n#]*)(#[^[\]|\n]*)?(?:\\?\|([^[\]\n]*))?\]\]/g,
    (_, sign: string, name: string, part = '', label = '') => {
      if (sign !== '' && isPicture(name)) return `![](<${name.trim()}>)`
      return linked(name.trim(), part, label.trim(), context)
    },
  )
}

function linked(name: string, part: string, label: string, context: TextContext): string {
  const words = label || name.split('/').at(-1) || part.replaceAll('#', ' ').trim()
  if (name === '') return words
  const address = context.addressOf(name)
  if (address !== undefined) return `[${words}](<${address}>)`
  context.lose('link-unknown', name)
  return words
}

function isPicture(name: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i.test(name.trim())
}

function shortened(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}

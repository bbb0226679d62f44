import { type Preview, previewAt } from '../archive/preview.ts'
import { valuesAskedFor } from '../terminal/asked-for.ts'
import { Refusal } from '../terminal/telling.ts'
import { type Folders, foldersFrom } from './folders.ts'

/**
 * Where a preview of the site is to be, when a build is asked for one by `--preview URL`; undefined otherwise. Throws a refusal
 * when that is no address.
 */
export function previewFrom(argv: readonly string[]): Preview | undefined {
  const values = valuesAskedFor('preview', argv, {})
  if (!values) return undefined
  const preview = values.length === 1 ? previewAt(values[0] ?? '') : undefined
  if (preview) return preview
  throw new Refusal(
    `“--preview ${values.join(' ')}” cannot be followed. Write it as “--preview https://preview.example/”: the address that the preview will have.`,
  )
}

/** The folders of a command of Astro: those of previews when it is a build of one. */
export function foldersOfBuild(argv: readonly string[], env: NodeJS.ProcessEnv): Folders {
  const folders = foldersFrom(env)
  return argv.includes('build') && previewFrom(argv) ? previewFolders(folders) : folders
}

/**
 * The folders of previews, beside those of the site: neither is ever taken for the other, and nothing that is held back comes
 * into the site by what a preview left.
 */
export function previewFolders({ out, cache, ...others }: Folders): Folders {
  return { ...others, out: `${out}-preview`, cache: `${cache}-preview` }
}

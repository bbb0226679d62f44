import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { foldersFrom } from '../src/publish/folders.ts'
import { ledgerPath, openLedger } from '../src/publish/ledger.ts'
import { previewFolders } from '../src/publish/preview-build.ts'
import { readyPreview } from '../src/publish/ready-preview.ts'
import { differences, digestsIn, told } from '../src/publish/verify.ts'
import { checkOptions } from '../src/terminal/check-options.ts'
import { orStop } from '../src/terminal/or-stop.ts'
import { shownPath } from '../src/terminal/shown-path.ts'

/**
 * `npm run verify`: names every file of the site that is not as it was published, by the SHA-256 in the
 * ledger. With `--clean`, by a build of the content from nothing, made aside. Fails on a difference. With `--preview`, it
 * names files in the folder of previews that cannot be of one, whoever made it.
 */
const folders = foldersFrom(process.env)
const { out, cache } = folders
await orStop(async () => {
  checkOptions('npm run verify', process.argv.slice(2), ['clean', 'preview'])
  if (!process.argv.includes('--preview')) return
  const { files } = readyPreview(previewFolders(folders).out, 'preview')
  console.log(`${files.size.toLocaleString('en')} files, and all can be of a preview.`)
  process.exit(0)
})
const isClean = process.argv.includes('--clean')
const found = differences(out, isClean ? builtAside() : published())
console.log(told(found, shownPath(out), isClean))
process.exitCode = Object.values(found).every(files => files.length === 0) ? 0 : 1

function published(): ReturnType<typeof digestsIn> {
  const path = ledgerPath(cache)
  if (!existsSync(path)) {
    console.error(
      `There is no ledger in ${shownPath(cache)}/: nothing has been published with this cache.`,
    )
    process.exit(2)
  }
  const ledger = openLedger(path)
  const rows = ledger.rows()
  ledger.close()
  return rows
}

function builtAside(): ReturnType<typeof digestsIn> {
  console.error('Building the site from nothing, in a folder of its own, to compare.')
  const aside = mkdtempSync(join(tmpdir(), 'backfile-'))
  const env = { BACKFILE_OUT: join(aside, 'dist'), BACKFILE_CACHE: join(aside, 'cache') }
  try {
    const astro = resolve('node_modules/astro/bin/astro.mjs')
    const { status } = spawnSync(process.execPath, [astro, 'build'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) process.exit(2)
    return digestsIn(env.BACKFILE_OUT)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

import { spawnSync } from 'node:child_process'
import { say } from './telling.ts'

/**
 * Runs the command once more when this process ends, and so has given up its locks: for pages that were kept and turned
 * out to name scripts and styles by names that these no longer have.
 */
export function buildAgainAfterwards(): void {
  say('Scripts or styles have other names than before, so every page is rendered again.')
  process.once('exit', code => {
    if (code !== 0) return
    const words = [...process.execArgv, ...process.argv.slice(1)]
    process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1
  })
}

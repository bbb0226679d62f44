import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { namedByStyles } from './style-sheets.ts'

/** The files that were read to compile the templates of this process: complete paths. */
export const compilerInputs = new Set<string>()

/** Notes every file that the compiler reads: modules, styles among them and what these name, and what becomes an asset. */
export function noteInputs(): Plugin {
  return {
    name: 'backfile:inputs',
    apply: 'build',
    generateBundle(_, bundle) {
      const assets = Object.values(bundle).flatMap(one =>
        one.type === 'asset' ? one.originalFileNames : [],
      )
      for (const name of [...this.getModuleIds(), ...assets]) {
        const path = resolve(name.replace(/\?.*/s, ''))
        if (!name.startsWith('\0') && statSync(path, { throwIfNoEntry: false })?.isFile()) {
          for (const file of [path, ...namedByStyles(path)]) compilerInputs.add(file)
        }
      }
    },
  }
}

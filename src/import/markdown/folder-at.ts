import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Unusable } from '../old-item.ts'
import type { Folder } from './folder.ts'
import type { Generator } from './generator.ts'
import { gitTimesIn } from './git-times.ts'
import { hugoMounts, sharedFolder } from './hugo-mounts.ts'
import { openSettings } from './open-settings.ts'
import { generatorOf, recognizedIn } from './recognize-generator.ts'
import { collectionsFolder } from './source-file.ts'
import { textAt, type Values } from './value.ts'

/** Folders that lie within that of a site, and are sometimes all that is given. */
const inner = /^(?:_posts|_drafts|posts?|content|source|src|blog|articles|pages|\d{4}|\d{2})$/

/**
 * The folder of an old site, told by a path to it, to its texts or to one text.
 *
 * @param wanted the generator that it was made for, where somebody knows
 * @param now the moment of the import, in milliseconds since 1970
 */
export function folderAt(path: string, wanted?: Generator, now: number = Date.now()): Folder {
  if (!existsSync(path)) throw new Unusable(`There is nothing at ${path}.`)
  const real = realpathSync(path)
  const given = statSync(real).isDirectory() ? real : dirname(real)
  const root = siteAbove(given) ?? given
  const recognized = wanted === undefined ? recognizedIn(root) : { ...asWanted, generator: wanted }
  const { generator } = recognized
  const settings = openSettings(root, generator)
  const mounts = generator === 'hugo' ? hugoMounts(settings) : []
  return {
    ...{ root, generator, recognized, settings, now },
    ...(mounts.length > 0 ? { mounts } : {}),
    within: relative(root, real).split(sep).join('/'),
    content: contentOf(root, generator, settings),
    gitTimes: gitTimesIn(root),
  }
}

const asWanted = { signs: [], rivals: [] }

/** The nearest folder, from the given one upwards, that is that of a site whose texts the given one holds. */
function siteAbove(given: string): string | undefined {
  let at = given
  for (let steps = 0; steps < 9 && at !== dirname(at); steps += 1) {
    if (generatorOf(at) !== 'none') return holdsTexts(at, given) ? collecting(at) : undefined
    at = dirname(at)
  }
  return undefined
}

/** The site of Jekyll above a folder whose settings name that as its folder of collections; otherwise the folder itself. */
function collecting(folder: string): string {
  const above = [1, 2, 3].map(steps => resolve(folder, ...Array(steps).fill('..')))
  const site = above.find(one => {
    const settings = generatorOf(one) === 'jekyll' ? openSettings(one, 'jekyll') : {}
    const path = relative(one, folder).split(sep).join('/')
    return collectionsFolder({ generator: 'jekyll', settings }) === path
  })
  return site ?? folder
}

/** Whether a folder is a site itself, or lies in the part of it where texts are. */
function holdsTexts(root: string, given: string): boolean {
  const generator = generatorOf(root)
  const settings = openSettings(root, generator)
  const parts = relative(root, given).split(sep)
  const isWithin = [
    contentOf(root, generator, settings),
    collectionsFolder({ generator, settings }),
  ].some(one => one !== '' && `${parts.join('/')}/`.startsWith(`${one}/`))
  return (
    root === given || isWithin || parts[0]?.startsWith('_') || parts.every(one => inner.test(one))
  )
}

function contentOf(root: string, generator: Generator, settings: Values): string {
  const mounts = generator === 'hugo' ? hugoMounts(settings) : []
  const told = {
    hugo: mounts.length > 0 ? sharedFolder(mounts) : (textAt(settings, 'contentDir') ?? 'content'),
    pelican: textAt(settings, 'PATH') ?? 'content',
    hexo: textAt(settings, 'source_dir') ?? 'source',
    jekyll: textAt(settings, 'source') ?? '',
    eleventy: textAt(settings, 'input') ?? '',
    ...{ astro: 'src', none: '' },
  }[generator]
  const tidy = told.replaceAll(/^[./]+|\/+$/g, '')
  return existsSync(join(root, tidy)) ? tidy : ''
}

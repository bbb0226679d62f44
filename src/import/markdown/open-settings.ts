import { join } from 'node:path'
import type { Generator } from './generator.ts'
import { withParts } from './hugo-settings.ts'
import { namesIn } from './names-in.ts'
import { settingsIn } from './settings-in.ts'
import type { Values } from './value.ts'

const files: Record<Generator, RegExp> = {
  hugo: /^(?:hugo|config)\.(?:toml|ya?ml|json)$/,
  jekyll: /^_config\.(?:ya?ml|toml)$/,
  hexo: /^_config\.ya?ml$/,
  pelican: /^(?:pelicanconf|publishconf)\.py$/,
  eleventy: /^(?:\.eleventy|eleventy\.config)\.\w+$/,
  astro: /^astro\.config\.\w+$/,
  none: /^$/,
}

/** The settings of a folder, read as text and never run; empty where there are none or they cannot be read. */
export function openSettings(root: string, generator: Generator): Values {
  const paths = namesIn(root)
    .filter(name => files[generator].test(name))
    .sort()
  const own = merged(root, paths)
  if (generator === 'hugo') return withParts(own, root)
  return generator === 'eleventy' ? { ...own, ...eleventyData(root, own) } : own
}

/** What a site of Eleventy says of itself, which stands in a file of its data by custom: `_data/site.json`. */
function eleventyData(root: string, { input }: Values): Values {
  const places = [typeof input === 'string' ? input : '', 'src', 'content'].map(folder =>
    join(root, folder, '_data'),
  )
  const paths = places.flatMap(place =>
    namesIn(place)
      .filter(name => /^(?:site|metadata|meta)\.(?:json|ya?ml|[cm]?[jt]s)$/.test(name))
      .map(name => join(place, name)),
  )
  const data = paths.map(settingsIn).find(({ url }) => typeof url === 'string') ?? {}
  const told = ['title', 'description', 'url', 'language', 'lang'].filter(key => key in data)
  return Object.fromEntries(told.map(key => [key, data[key]])) as Values
}

function merged(root: string, paths: readonly string[]): Values {
  return Object.assign({}, ...paths.map(path => settingsIn(join(root, path))))
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The programs whose folders are known by name, and any other folder of Markdown. */
export type Generator = 'hugo' | 'jekyll' | 'eleventy' | 'pelican' | 'hexo' | 'astro' | 'none'

const hugoConfig = /^(?:hugo|config)\.(?:toml|ya?ml|json)$/

/** The generator that a folder is made for, by its settings and its folders; `none` when nothing tells it. */
export function generatorOf(root: string): Generator {
  const names = namesIn(root)
  const has = (pattern: RegExp) => names.some(name => pattern.test(name))
  const holds = (...path: string[]) => existsSync(join(root, ...path))
  if (has(/^(?:pelicanconf|publishconf)\.py$/)) return 'pelican'
  if (has(/^astro\.config\.\w+$/)) return 'astro'
  if (has(/^(?:\.eleventy|eleventy\.config)\.\w+$/)) return 'eleventy'
  if (holds('source', '_posts') || (has(/^_config\.ya?ml$/) && has(/^scaffolds$/))) return 'hexo'
  if (has(/^hugo\.(?:toml|ya?ml|json)$/)) return 'hugo'
  if (has(/^_config\.(?:ya?ml|toml)$/) || has(/^_(?:posts|drafts)$/)) return 'jekyll'
  if (has(hugoConfig) && (has(/^(?:content|archetypes)$/) || has(/^themes?$/))) return 'hugo'
  if (holds('config', '_default') || (has(/^content$/) && has(/^archetypes$/))) return 'hugo'
  if (holds('src', 'content')) return 'astro'
  return holds('content', '_index.md') ? 'hugo' : 'none'
}

/** The names of what a folder holds; none when it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

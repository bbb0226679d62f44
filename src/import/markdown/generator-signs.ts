import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { textOrNone } from '../text-or-none.ts'
import type { Generator } from './generator.ts'
import { namesIn } from './names-in.ts'

/** Something in a folder that speaks for a generator. */
export interface Sign {
  generator: Generator
  /** A settings file that only this generator reads weighs 12, so that what a site left behind cannot outweigh it; a folder that others have too, 1. */
  weight: number
  what: string
}

/** Settings files by their names: what reads them, and how much that says. */
const settingsFiles: [RegExp, Generator, number][] = [
  [/^(?:pelicanconf|publishconf)\.py$/, 'pelican', 12],
  [/^astro\.config\.\w+$/, 'astro', 12],
  [/^(?:\.eleventy|eleventy\.config)\.\w+$/, 'eleventy', 12],
  [/^\.eleventyignore$/, 'eleventy', 2],
  [/^hugo\.(?:toml|ya?ml|json)$/, 'hugo', 12],
  [/^config\.(?:toml|ya?ml|json)$/, 'hugo', 2],
  [/^_config\.(?:ya?ml|toml)$/, 'jekyll', 3],
  [/^_config\.ya?ml$/, 'hexo', 2],
]

/** Folders, by their paths from the root. */
const folders: readonly (readonly [path: string, Generator, number])[] = [
  ['archetypes', 'hugo', 2],
  ['content', 'hugo', 1],
  ['content/_index.md', 'hugo', 2],
  ['layouts', 'hugo', 1],
  ['themes', 'hugo', 1],
  ['config/_default', 'hugo', 4],
  ['_posts', 'jekyll', 3],
  ['_drafts', 'jekyll', 3],
  ['_layouts', 'jekyll', 2],
  ['_includes', 'jekyll', 1],
  ['_includes', 'eleventy', 1],
  ['source/_layouts', 'jekyll', 3],
  ['source/_includes', 'jekyll', 3],
  ['source/_posts', 'jekyll', 1],
  ['source/_posts', 'hexo', 3],
  ['scaffolds', 'hexo', 3],
  ['src/content', 'astro', 3],
  ['src/content.config.ts', 'astro', 3],
]

/** Packages by the files that ask for them. */
const packages: [string, RegExp, Generator][] = [
  ['Gemfile', /\bgem\s*\(?\s*["'](?:jekyll|github-pages)["']/, 'jekyll'],
  ['Gemfile.lock', /^\s+(?:jekyll|github-pages) \(/m, 'jekyll'],
  ['Rakefile', /\bjekyll (?:build|serve)\b|["'`]jekyll\b/, 'jekyll'],
  ['package.json', /"hexo"\s*:/, 'hexo'],
  ['package.json', /"@11ty\/eleventy"\s*:/, 'eleventy'],
  ['package.json', /"astro"\s*:/, 'astro'],
  ['package.json', /"hugo-(?:bin|extended)"\s*:/, 'hugo'],
  ['go.mod', /\bgithub\.com\/gohugoio\//, 'hugo'],
  ['requirements.txt', /^pelican\b/im, 'pelican'],
  ['pyproject.toml', /\bpelican\b/i, 'pelican'],
]

/** Settings of `_config.yml` that only one of the two generators with such a file has. */
const keys: Partial<Record<Generator, RegExp>> = {
  jekyll:
    /^(?:baseurl|markdown|kramdown|redcarpet|rdiscount|highlighter|pygments|collections|collections_dir|defaults|plugins|gems|sass|safe|lsi|destination|source|exclude|include|keep_files|paginate|remote_theme|whitelist|incremental|show_drafts|liquid)\s*:/gm,
  hexo: /^(?:source_dir|public_dir|tag_dir|archive_dir|i18n_dir|skip_render|new_post_name|default_layout|titlecase|external_link|filename_case|render_drafts|post_asset_folder|relative_link|default_category|category_map|tag_map|time_format|per_page|pagination_dir|pretty_urls|permalink_defaults|index_generator)\s*:/gm,
}

/** At most so much is said by settings of one file. */
const most = 4

/** All that speaks for a generator in a folder. */
export function signsIn(root: string): Sign[] {
  const names = namesIn(root)
  return [
    ...settingsFiles.flatMap(([pattern, generator, weight]) => {
      const name = names.find(one => pattern.test(one))
      return name === undefined ? [] : [{ generator, weight, what: name }]
    }),
    ...folders
      .filter(([path]) => existsSync(join(root, path)))
      .map(([path, generator, weight]) => ({ generator, weight, what: path })),
    ...packages
      .filter(([file, pattern]) => names.includes(file) && pattern.test(textOf(root, file)))
      .map(([file, , generator]) => ({ generator, weight: 4, what: `${file} asks for it` })),
    ...signsInSettings(root, names),
    ...signsInNames(root),
  ]
}

/** What the keys of settings say. */
function signsInSettings(root: string, names: readonly string[]): Sign[] {
  const config = names.find(name => /^config\.(?:toml|ya?ml|json)$/.test(name))
  const isHugo =
    config && /^\W*(?:base_?url|languageCode|theme)\W*[:=]/im.test(textOf(root, config))
  const shared = names.find(name => /^_config\.ya?ml$/.test(name))
  const text = shared === undefined ? '' : textOf(root, shared)
  const collections = /^collections_dir\s*:\s*["']?\.?\/?([\w/-]+)/m.exec(text)?.[1]
  const source = /^source\s*:\s*["']?\.?\/?([\w/-]+)/m.exec(text)?.[1]
  return [
    ...(isHugo ? [{ generator: 'hugo' as const, weight: 2, what: `keys of ${config}` }] : []),
    ...Object.entries(keys).flatMap(([generator, pattern]): Sign[] => {
      const found = [...text.matchAll(pattern)].map(([key]) => key.replace(/\s*:$/, ''))
      if (found.length === 0) return []
      const weight = Math.min(found.length, most)
      return [
        { generator: generator as Generator, weight, what: `${found.join(', ')} in ${shared}` },
      ]
    }),
    ...(collections && existsSync(join(root, source ?? '', collections, '_posts'))
      ? [{ generator: 'jekyll' as const, weight: 3, what: `_posts in ${collections}` }]
      : []),
    ...(source && existsSync(join(root, source, '_posts'))
      ? [{ generator: 'jekyll' as const, weight: 3, what: `_posts in its source, ${source}` }]
      : []),
  ]
}

/** Names of posts: Jekyll reads only those with a date, which hardly any of Hexo has. */
function signsInNames(root: string): Sign[] {
  const folder = ['source/_posts', '_posts'].find(path => existsSync(join(root, path)))
  if (folder === undefined) return []
  const posts = namesIn(join(root, folder)).filter(name => /\.(?:md|markdown)$/.test(name))
  if (posts.length === 0) return []
  const dated = posts.filter(name => /^\d{4}-\d{1,2}-\d{1,2}-/.test(name)).length
  const isDated = dated * 2 > posts.length
  const what = `${dated} of ${posts.length} names in ${folder} begin with a date`
  return [
    isDated ? { generator: 'jekyll', weight: 2, what } : { generator: 'hexo', weight: 3, what },
  ]
}

function textOf(root: string, file: string): string {
  return textOrNone(join(root, file))
}

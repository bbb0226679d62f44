import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Contender, changing, type MakeContender, writeFiles } from './contender.ts'

/** What is to be known of a peer, whose project is the folder of `peers/` that has its name. */
interface Peer {
  name: string
  argv: readonly [string, ...string[]]
  /** The file in which its project names the content folder, as `__CONTENT__`. */
  placed?: string
  /** A template of its pages. */
  template: string
  /** The file that names the site: `title` with a text in quotation marks. */
  settings: string
  /** Caches of its own, to be forgotten before a build from nothing. */
  caches?: string[]
}

function contender(folder: string, content: string, peer: Peer): Contender {
  const id = peer.name.toLowerCase()
  const root = join(folder, id)
  cpSync(fileURLToPath(new URL(`peers/${id}`, import.meta.url)), root, { recursive: true })
  const placed = peer.placed && join(root, peer.placed)
  if (placed) writeFileSync(placed, readFileSync(placed, 'utf8').replaceAll('__CONTENT__', content))
  const out = join(root, 'site')
  const settings = join(root, peer.settings)
  return {
    ...{ name: peer.name, out },
    command: { argv: peer.argv, cwd: root },
    changeTemplate: changing(join(root, peer.template), n => `\n<!-- ${n} -->\n`),
    clear: () => {
      for (const path of [out, ...(peer.caches ?? []).map(name => join(root, name))]) {
        rmSync(path, { recursive: true, force: true })
      }
    },
    rename: name => {
      const text = readFileSync(settings, 'utf8')
      writeFileSync(settings, text.replace(/(?<=title ?[:=] ?["'])[^"']*/, name))
    },
  }
}

function linkOnce(target: string, path: string): void {
  if (!existsSync(path)) symlinkSync(target, path)
}

/** Hugo, with a list of fifty and a feed for each tag. */
export const hugo: MakeContender = (folder, content) =>
  contender(folder, content, {
    name: 'Hugo',
    argv: ['hugo', '--quiet'],
    placed: 'config.toml',
    template: 'layouts/_default/baseof.html',
    settings: 'config.toml',
  })

/** Astro with a content collection, `paginate()` and `@astrojs/rss`, as its documentation teaches. */
export const astro: MakeContender = (folder, content) => {
  const made = contender(folder, content, {
    name: 'Astro',
    argv: [process.execPath, resolve('node_modules/astro/bin/astro.mjs'), 'build'],
    placed: 'src/content.config.ts',
    template: 'src/pages/[year]/[month]/[slug].astro',
    settings: 'src/site.ts',
    caches: ['.astro', 'cache'],
  })
  linkOnce(resolve('node_modules'), join(folder, 'astro', 'node_modules'))
  return made
}

/** Eleventy with pages of fifty for each tag and its feed plugin. */
export const eleventy: MakeContender = (folder, content) => {
  const made = contender(folder, content, {
    name: 'Eleventy',
    argv: [process.execPath, 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    template: 'views/_includes/base.njk',
    settings: 'eleventy.config.js',
  })
  linkOnce(join(content, 'articles'), join(folder, 'eleventy', 'views', 'articles'))
  return made
}

/** The Pagefind command over another contender's pages. */
export function pagefindOver({ name, out }: Contender): Contender {
  const own = join(out, 'pagefind')
  return {
    name: `Pagefind over ${name}`,
    out: own,
    command: {
      argv: [process.execPath, resolve('node_modules/.bin/pagefind'), '--site', out],
      cwd: resolve(),
    },
    clear: () => rmSync(own, { recursive: true, force: true }),
    changeTemplate: () => undefined,
    rename: () => undefined,
  }
}

/** Whether Hugo can be run. */
export function hugoIsPresent(): boolean {
  return spawnSync('hugo', ['version'], { stdio: 'ignore' }).error === undefined
}

/** Whether Eleventy is installed in its project; `install` puts it there from the registry first. */
export function eleventyIsPresent(folder: string, install: boolean): boolean {
  const root = join(folder, 'eleventy')
  if (install) {
    writeFiles(root, { 'package.json': '{"type":"module","private":true}' })
    const names = ['@11ty/eleventy@3', '@11ty/eleventy-plugin-rss@3']
    spawnSync('npm', ['install', '--no-audit', '--no-fund', ...names], { cwd: root })
  }
  return existsSync(join(root, 'node_modules/@11ty/eleventy'))
}

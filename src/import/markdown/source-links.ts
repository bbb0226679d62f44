import type { Folder } from './folder.ts'
import { addressIn, basePathOf } from './site-of.ts'
import type { TextContext } from './text-context.ts'

/** Targets of links and pictures, with what stands before them: in brackets, of definitions, and of HTML. */
const targets = [
  /(\]\()(<[^<>\n]+>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)/g,
  /^([ \t]{0,3}\[[^\]\n]+\]:[ \t]+)(<[^<>\n]+>|[^\s<>]+)/gm,
  /(\b(?:href|src)=["'])([^"'\n]+)/gi,
]

/** A text in which links to other files of the folder lead to their addresses. */
export function readSourceLinks(text: string, context: TextContext): string {
  const lead = (_: string, before: string, written: string) => before + rewritten(written, context)
  const shown = text.replaceAll(onDisk, (_, alt: string, path: string) => {
    context.lose('image-missing', `${path}: it lay on the disk of who wrote it`)
    return alt
  })
  return targets.reduce((read, target) => read.replaceAll(target, lead), shown)
}

/** Pictures by their places on somebody's disk: `![The wall](C:\pictures\wall.png)`. */
const onDisk = /!\[([^\]\n]{0,1000})\]\(<?((?:[a-z]:[\\/]|file:)[^()\n]*?)>?\)/gi

function rewritten(written: string, context: TextContext): string {
  const bare = written.replaceAll(/^<|>$/g, '')
  const target = pelicanTarget(bare, context) ?? markdownTarget(bare, context)
  if (target === undefined) return written
  return /[\s()<>]/.test(target) && written.startsWith('<')
    ? `<${target}>`
    : target.replaceAll(' ', '%20')
}

/** `{filename}other.md`, `{static}/images/x.png`, `|filename|other.md`; lists by names, as in `{tag}quay`. */
function pelicanTarget(
  written: string,
  { addressOf, file, lose }: TextContext,
): string | undefined {
  const [, kind, path = '', fragment = ''] =
    /^(?:\{|%7B|\|)(filename|static|attach|index|photo|tag|category|author)(?:\}|%7D|\|)([^#]*)(#.*)?$/i.exec(
      written,
    ) ?? []
  if (kind === undefined) return undefined
  if (kind === 'index') return '/'
  if (/^(?:tag|category|author)$/.test(kind)) return `/${kind}/${path}/`
  const address = addressOf(path)
  if (address !== undefined) return address + fragment
  if (isText(path)) lose('link-unknown', path)
  if (path.startsWith('/')) return path + fragment
  return `/${resolved([...file.folders, ...path.split('/')])}${fragment}`
}

function markdownTarget(written: string, { addressOf, folder }: TextContext): string | undefined {
  const [path = '', fragment] = written.split('#')
  if (isFront(path, folder)) return '/'
  const isPage = folder.generator === 'none' && /\.html?(?:\?.*)?$/i.test(path)
  if (!(isText(path) || isPage) || /^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return undefined
  const address = addressOf(path.split('?')[0] ?? path)
  return address === undefined ? undefined : address + (fragment ? `#${fragment}` : '')
}

/** Whether a target is the front page of a site that stood in a folder of its host. */
function isFront(path: string, folder: Folder): boolean {
  const bare = path.replace(/\/$/, '')
  return bare !== '' && (bare === basePathOf(folder) || bare === addressIn(folder))
}

function isText(path: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?|mdx|rst)(?:\?.*)?$/i.test(path)
}

/** A path without `.` and `..`, which cannot lead above its start. */
export function resolved(parts: readonly string[]): string {
  const path: string[] = []
  for (const part of parts) {
    if (part === '..') path.pop()
    else if (part !== '.' && part !== '') path.push(part)
  }
  return path.join('/')
}

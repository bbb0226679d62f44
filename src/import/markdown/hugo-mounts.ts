import { globOf } from './glob.ts'
import { isGroup, textAt, textsOf, type Values, valueAt } from './value.ts'

/** A folder of the disk and the place in the content of a site of Hugo at which its texts appear. */
export interface Mount {
  /** From the root of the site. */
  source: string
  /** Below the content, in its language first; empty for all of it. */
  target: string
  /** Whether a path below the source is left out. */
  leaves(path: string): boolean
}

/**
 * The folders that the settings of Hugo name as content: `module.mounts`, otherwise the `contentDir` of each language.
 * Empty where the settings name none.
 */
export function hugoMounts(settings: Values): Mount[] {
  const mounts = groupsIn(valueAt(settings, 'module', 'mounts')).flatMap(mountOf)
  if (mounts.length > 0) return deepestFirst(mounts)
  const languages = valueAt(settings, 'languages')
  return deepestFirst(
    Object.entries(isGroup(languages) ? languages : {}).flatMap(([lang, language]) => {
      const source = textAt(language, 'contentDir')
      return source === undefined
        ? []
        : [{ source: tidy(source), target: lang, leaves: () => false }]
    }),
  )
}

function mountOf(mount: Values): Mount[] {
  const [source, target] = [textAt(mount, 'source'), tidy(textAt(mount, 'target') ?? '')]
  if (source === undefined || !/^content(?:\/|$)/.test(target)) return []
  const lang = textAt(mount, 'lang') ?? ''
  const below = target.replace(/^content\/?/, '')
  const globs = (name: string) => textsOf(valueAt(mount, name)).map(bare => globOf(tidy(bare)))
  const [left, kept] = [globs('excludeFiles'), globs('includeFiles')]
  const fits = (patterns: readonly RegExp[], path: string) =>
    patterns.some(pattern => pattern.test(path.toLowerCase()))
  const leaves = (path: string) => fits(left, path) || (kept.length > 0 && !fits(kept, path))
  return [
    { source: tidy(source), target: [lang, below].filter(part => part !== '').join('/'), leaves },
  ]
}

/** The innermost folder of all mounts. */
export function sharedFolder(mounts: readonly Mount[]): string {
  const [first = [], ...others] = mounts.map(({ source }) => source.split('/'))
  const differs = (part: string, i: number) => others.some(parts => parts[i] !== part)
  const end = first.findIndex(differs)
  return first.slice(0, end < 0 ? undefined : end).join('/')
}

/** The place of a file in the content, by the mount that holds it; undefined when none shows it. */
export function mountedAt(path: string, mounts: readonly Mount[]): string | undefined {
  const mount = mounts.find(({ source }) => source === '' || path.startsWith(`${source}/`))
  if (mount === undefined) return undefined
  const below = mount.source === '' ? path : path.slice(mount.source.length + 1)
  if (mount.leaves(below)) return undefined
  return mount.target === '' ? below : `${mount.target}/${below}`
}

function deepestFirst(mounts: readonly Mount[]): Mount[] {
  return mounts.toSorted((a, b) => b.source.length - a.source.length)
}

function groupsIn(value: ReturnType<typeof valueAt>): Values[] {
  return Array.isArray(value) ? value.filter(isGroup) : []
}

function tidy(path: string): string {
  return path.replaceAll(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, '')
}

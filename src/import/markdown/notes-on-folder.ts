import type { FoundTexts } from './find-texts.ts'
import type { Folder } from './folder.ts'

/** Generators by their names. */
const called = {
  ...{ hugo: 'Hugo', jekyll: 'Jekyll', eleventy: 'Eleventy', pelican: 'Pelican', hexo: 'Hexo' },
  ...{ astro: 'Astro', none: 'no generator' },
}

function site(generator: Folder['generator']): string {
  const name = called[generator]
  return `${/^[AE]/.test(name) ? 'an' : 'a'} ${name} site`
}

/** What a folder was taken for and why; where others are about as likely, how to say which it is. */
export function generatorNotes({ recognized }: Pick<Folder, 'recognized'>): string[] {
  const { generator, signs, rivals } = recognized
  if (generator === 'none' || signs.length === 0) return []
  const read = `Read as ${site(generator)} (${signs.join('; ')}).`
  const doubt = rivals.map(
    rival =>
      ` It could also be ${site(rival.generator)} (${rival.signs.join('; ')}): if so, import it with --from ${rival.generator}.`,
  )
  return [read + doubt.join('')]
}

/** How many texts the settings of the site leave out, so that they are in no other count, and by which patterns. */
export function leftNotes({ left, resources, outside }: FoundTexts): string[] {
  return [
    ...bySettings(left),
    ...passed(resources, 'Hugo makes no pages of texts beside or below an index.md'),
    ...passed(outside, 'they are outside the content folders that the settings name'),
  ]
}

function passed(paths: readonly string[], why: string): string[] {
  if (paths.length === 0) return []
  const some = paths.slice(0, 8).join(', ') + (paths.length > 8 ? ', …' : '')
  return [`Texts left out, because ${why}: ${paths.length} (${some}).`]
}

function bySettings(left: FoundTexts['left']): string[] {
  if (left.size === 0) return []
  const all = [...left.values()].reduce((sum, count) => sum + count, 0)
  const each = [...left].map(([{ setting, pattern }, count]) => `${setting}: ${pattern} (${count})`)
  const texts = all === 1 ? '1 text was' : `${all} texts were`
  return [
    `${texts} left out, because the settings of the old site exclude them: ${each.slice(0, 8).join(', ')}${each.length > 8 ? ', …' : ''}.`,
  ]
}

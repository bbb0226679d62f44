import type { Folder } from './folder.ts'

/** Generators by their names. */
const called = {
  ...{ hugo: 'Hugo', jekyll: 'Jekyll', eleventy: 'Eleventy', pelican: 'Pelican', hexo: 'Hexo' },
  ...{ astro: 'Astro', none: 'no generator' },
}

/** What a folder was taken for and why; where others are about as likely, how to say which it is. */
export function generatorNotes({ recognized }: Pick<Folder, 'recognized'>): string[] {
  const { generator, signs, rivals } = recognized
  if (generator === 'none' || signs.length === 0) return []
  const read = `Read as a site of ${called[generator]} (${signs.join('; ')}).`
  const doubt = rivals.map(
    rival =>
      ` It may also be one of ${called[rival.generator]} (${rival.signs.join('; ')}): if it is, import it with --from ${rival.generator}.`,
  )
  return [read + doubt.join('')]
}

import { article, type Files } from './build.ts'

/** An article of the made archive. */
export interface Made {
  title: string
  date: string
  section: string
  region: string
  source?: string
  tags: string[]
  words: string[]
}

/** Sixty articles with words of no language, so that the stem of none is that of another. */
export const archive: Made[] = Array.from({ length: 60 }, (_, i) => ({
  title: `Report ${i}${i === 31 ? ' of the okapi' : ''}`,
  date: new Date(Date.UTC(2001 + (i % 4), i % 12, (i % 28) + 1)).toISOString().slice(0, 10),
  section: ['News', 'Harbour', 'Sport'][i % 3] as string,
  region: ['North shore', 'South shore'][i % 2] as string,
  ...(i % 4 === 0
    ? { source: 'Wire One' }
    : i % 4 === 1
      ? { source: 'Outer & Inner “Gazette”' }
      : {}),
  tags: [
    ...(i % 5 === 0 ? ['Lantern feast'] : []),
    ...(i % 6 === 0 ? ['مكتبة المدينة'] : []),
    ...(i % 7 === 0 ? ['Café Ånd'] : []),
  ],
  words: [
    ...(i < 25 ? ['quokka'] : []),
    ...(i % 10 === 3 ? ['zyzzyva'] : []),
    ...(i === 3 ? Array.from({ length: 40 }, () => 'quokka') : []),
    ...(i === 44 ? ['灯台', 'الميناء', 'Ψαράδες'] : []),
  ],
}))

/** Text that would do harm as HTML. */
export const sly = '<img src=x onerror="document.title=0"> & <b>vicuna</b> <mark>no</mark> “a’b”'
const slyFile = article(
  { title: 'Sly <b>report</b>', date: '2000-01-01', section: 'News', region: 'North shore' },
  `They wrote \`${sly}\` on the wall.\n\nNobody read \`&lt;b&gt; numbat &amp;quot;\`.\n`,
)

const filler = 'The wall was looked at by those who live near it and nothing else was said. '

/** The content folder of the made archive. */
export function madeContent(settings: string): Files {
  const files = archive.map(({ words, ...fields }, i) => {
    const text = `${words.join(' ')}\n\n${i === 3 ? '' : filler.repeat(6)}\n`
    return [`articles/${fields.date.slice(0, 4)}/report-${i}.md`, article(fields, text)] as const
  })
  return { 'site.yaml': settings, 'articles/2000/sly.md': slyFile, ...Object.fromEntries(files) }
}

/** Their headlines, newest article first. */
export function newestFirst(made: readonly Made[]): string[] {
  return made.toSorted((a, b) => (a.date < b.date ? 1 : -1)).map(({ title }) => title)
}

/** The articles that hold a word. */
export function holding(word: string): Made[] {
  return archive.filter(({ words }) => words.includes(word))
}

import { between, type Chance, chanceFrom, zipf } from './random.ts'

/** An archive that is made up: the same for the same seed and size. */
export interface MadeArchive {
  size: number
  /** Of `content/site.yaml`. */
  site: (name: string) => string
  /** The article at a place, oldest first; `edition` 1 and on are later wordings of it. */
  article: (place: number, edition?: number) => MadeArticle
}

/** A file of the archive, below the folder of articles. */
export interface MadeArticle {
  file: string
  text: string
}

const years = 26
const firstYear = 2000
const sections = ['News', 'Harbour', 'Weather', 'Culture', 'Science', 'Sport', 'Letters', 'Trade']

/**
 * An archive as archives are: words by Zipf's law, about 540 in an article, two to five tags out of
 * 6·√n, 25 sources, 8 sections, and dates over 26 years that grow in number.
 */
export function madeArchive(size: number, seed = 1): MadeArchive {
  const words = madeWords(chanceFrom(seed), 20_000)
  const names = madeWords(chanceFrom(seed + 1), 6000).map(capital)
  const tags = Array.from({ length: Math.max(5, Math.round(6 * Math.sqrt(size))) }, (_, i) =>
    i % 4 === 3
      ? `${names[i % 6000]} ${words[i]}${i >= 6000 ? ` ${i}` : ''}`
      : `${names[i % 6000]}`,
  )
  const draw = {
    ...{ word: zipf(words), tag: zipf(tags), section: zipf(sections) },
    source: zipf(names.slice(0, 25).map(name => `${name} Press`)),
  }
  return {
    size,
    site: name =>
      `name: ${name}\naddress: https://archive.example\nlanguage: en\ntimeZone: UTC\nsections: [${sections.join(', ')}]\n`,
    article: (place, edition = 0) => {
      const chance = chanceFrom(seed * 1_000_003 + place * 31 + 7)
      const date = dateOf(place, size, chance)
      const title = capital(phrase(draw.word, chance, 4, 9))
      const chosen = new Set(Array.from({ length: between(chance, 2, 5) }, () => draw.tag(chance)))
      const head = [
        `title: ${title}`,
        `date: ${date}`,
        `section: ${draw.section(chance)}`,
        `source: ${draw.source(chance)}`,
        `tags: [${[...chosen].join(', ')}]`,
        `slug: ${title.toLowerCase().replaceAll(' ', '-')}-${place}`,
      ]
      const told = edition === 0 ? '' : `\n\nWording ${edition}.`
      const text = `---\n${head.join('\n')}\n---\n\n${body(draw.word, chance)}${told}\n`
      return { file: `${date.slice(0, 4)}/${date.slice(5, 7)}/article-${place}.md`, text }
    },
  }
}

/** The days of articles grow closer evenly, so that the last year holds about twice the mean. */
function dateOf(place: number, size: number, chance: Chance): string {
  const days = years * 365.25 * Math.sqrt((place + chance()) / size)
  const start = Date.UTC(firstYear, 0, 1)
  return new Date(start + days * 86_400_000)
    .toISOString()
    .replace('.000', '')
    .slice(0, 16)
    .concat(':00Z')
}

const onsets = 'b bl br c ch d dr f fl g gr h j k l m n p pl r s sh sl st t th tr v w'.split(' ')
const vowels = 'a e i o u ai ea ou ee'.split(' ')
const codas = ['', '', '', 'n', 'r', 's', 't', 'l', 'nd', 'rk', 'm']

/** Different words; the first ones, which are drawn most, are short, as in languages. */
function madeWords(chance: Chance, count: number): string[] {
  const made = new Set<string>()
  const pick = (list: readonly string[]) => list[between(chance, 0, list.length - 1)] as string
  while (made.size < count) {
    const syllables = made.size < 100 ? 1 : between(chance, 2, 4)
    const word = Array.from({ length: syllables }, () => pick(onsets) + pick(vowels) + pick(codas))
    made.add(word.join(''))
  }
  return [...made]
}

type Draw = (chance: Chance) => string

function phrase(word: Draw, chance: Chance, least: number, most: number): string {
  return Array.from({ length: between(chance, least, most) }, () => word(chance)).join(' ')
}

function body(word: Draw, chance: Chance): string {
  const paragraphs = between(chance, 6, 12)
  return Array.from({ length: paragraphs }, (_, i) => paragraph(word, chance, i)).join('\n\n')
}

/** Plain text mostly; every seventh is a heading with text, a list or a quotation. */
function paragraph(word: Draw, chance: Chance, i: number): string {
  const kind = i === 0 ? 9 : between(chance, 0, 20)
  const text = Array.from({ length: between(chance, 2, 6) }, () => sentence(word, chance)).join(' ')
  if (kind === 0) return `## ${capital(phrase(word, chance, 2, 5))}\n\n${text}`
  if (kind === 1) return `> ${text}`
  if (kind === 2) return text.replaceAll(/[.] (?=[A-Z])/g, '.\n- ').replace(/^/, '- ')
  return text
}

function sentence(word: Draw, chance: Chance): string {
  const words = Array.from({ length: between(chance, 8, 22) }, () => word(chance))
  const at = between(chance, 0, words.length - 1)
  const kind = between(chance, 0, 30)
  if (kind === 0) words[at] = `*${words[at]}*`
  if (kind === 1) words[at] = `[${words[at]}](https://example.org/${words[at]})`
  return `${capital(words.join(' '))}.`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

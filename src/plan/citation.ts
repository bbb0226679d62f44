import { digestOf } from '../archive/digest.ts'
import type { Site } from '../archive/site.ts'
import type { ArticleShown } from './article-pages.ts'
import { dateText } from './date-text.ts'
import { absolute, readable } from './links.ts'

/** An article as others cite it. */
export interface Citation {
  /** A name of its own for the files and entries: letters, digits and hyphens of ASCII. */
  key: string
  /** A sentence for a list of references, as it is copied. */
  text: string
  /** The same as it is shown: a text that may run the other way is a part of its own. */
  sentence: (string | CitedPart)[]
  /** An `@article` with the fields that BibTeX wants and those of BibLaTeX; its text is Unicode. */
  bibtex: string
  /** RIS, type NEWS, with CRLF at line ends. */
  ris: string
  /** CSL-JSON: a list of one item of type `article-newspaper`. */
  csl: string
}

/** A part of the sentence, to be isolated from the rest (Unicode UAX 9). */
interface CitedPart {
  /** As it is copied, and as it is shown. */
  text: string
  shown: string
  dir: 'auto' | 'ltr'
}

/** Signs of the language of the page. */
interface Signs {
  /** Stands between things in a row. */
  comma: string
  /** `{text}` in quotation marks. */
  quoted: string
}

/**
 * How an article is cited. Names are given as they are written, not cut into given and family names, which no rule
 * does right for every language.
 */
export function citationOf(article: ArticleShown, site: Site, signs: Signs): Citation {
  const { headline, credit: by, canonical, lang = site.language } = article
  const url = absolute(site, canonical)
  const date = article.date.iso.slice(0, 10)
  const [year = '', month = '', day = ''] = date.split('-')
  const key = keyOf(canonical)
  const { comma, quoted } = signs
  const [open = '', close = ''] = quoted.split('{text}')
  const names = by.flatMap((name, i) => [i === 0 ? '' : comma, apart(name)])
  const told = dateText(date, site.language)
  const sentence = [
    ...(by.length > 0 ? [...names, `${stopAfter(by.at(-1))} `] : []),
    ...[open, apart(headline), `${close}${stopAfter(headline)} `],
    ...[apart(site.name), `${comma}${told}${stopAfter(told)} `],
    { text: url, shown: readable(url), dir: 'ltr' as const },
  ]
  return {
    key,
    sentence,
    text: sentence.map(part => (typeof part === 'string' ? part : part.text)).join(''),
    bibtex: bibtexOf(key, {
      entrysubtype: 'newspaper',
      author: by.map(name => `{${escaped(name)}}`).join(' and '),
      title: `{${escaped(headline)}}`,
      journal: escaped(site.name),
      date,
      ...{ year, month: months[Number(month) - 1] ?? '' },
      url,
      language: lang,
    }),
    ris: risOf([
      ['TY', 'NEWS'],
      ...by.map((name): [string, string] => ['AU', name]),
      ['TI', headline],
      ['T2', site.name],
      ['PY', year],
      ['DA', `${year}/${month}/${day}`],
      ['UR', url],
      ['LA', lang],
      ['ER', ''],
    ]),
    csl: JSON.stringify([
      {
        id: key,
        type: 'article-newspaper',
        title: headline,
        author: by.length > 0 ? by.map(literal => ({ literal })) : undefined,
        'container-title': site.name,
        issued: { 'date-parts': [[year, month, day].map(Number)] },
        URL: url,
        language: lang,
      },
    ]),
  }
}

function apart(text: string): CitedPart {
  return { text, shown: text, dir: 'auto' }
}

/** The full stop after a text, unless it ends with a mark already. */
function stopAfter(text = ''): string {
  return /[\p{Sentence_Terminal}…]$/u.test(text) ? '' : '.'
}

/** The address in letters of ASCII; when others are in it, with some digits that tell it from its neighbours. */
function keyOf(address: string): string {
  const plain = address.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const parts = plain.split(/[^A-Za-z0-9]+/).filter(part => part !== '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is asked about
  const isWhole = /^[\x00-\x7f]*$/.test(plain)
  return [...parts, ...(isWhole ? [] : [digestOf(address).slice(0, 8)])].join('-')
}

/** The names of months that styles of BibTeX know. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function bibtexOf(key: string, fields: Record<string, string>): string {
  const told = Object.entries(fields).filter(([, value]) => value !== '')
  const lines = told.map(([name, value]) => `${name} = ${name === 'month' ? value : `{${value}}`}`)
  return `@article{${key},\n${lines.map(line => `  ${line},\n`).join('')}}\n`
}

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
}

/** Text as LaTeX reads it: what has a meaning there is written as what stands for it, and no two signs make one. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\~^{}&%$#_]/g, char => commands[char] ?? `\\${char}`)
    .replaceAll(/(?<=-)-|(?<=`)`|(?<=')'/g, '{}$&')
}

function risOf(fields: readonly [tag: string, value: string][]): string {
  return fields.map(([tag, value]) => `${tag}  - ${value.replaceAll(/\s+/g, ' ')}\r\n`).join('')
}

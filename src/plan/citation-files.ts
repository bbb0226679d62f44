/*
 * An article in the formats of programs that keep references. The page has it as RIS, which all of them read; the others
 * are made in the browser, by these same functions, from what the head of the page says.
 */

/** What of an article is cited. */
export interface Cited {
  /** A name of its own for the files and entries: letters, digits and hyphens of ASCII. */
  key: string
  headline: string
  /** Who is named as having written it. */
  by: string[]
  publication: string
  /** `2003-05-14` */
  day: string
  url: string
  /** BCP 47 */
  lang: string
}

/** An `@article` with the fields that BibTeX wants and those of BibLaTeX; its text is Unicode. */
export function bibtexOf({ key, headline, by, publication, day, url, lang }: Cited): string {
  const [year = '', month = ''] = day.split('-')
  const fields = {
    entrysubtype: 'newspaper',
    author: by.map(name => `{${escaped(name)}}`).join(' and '),
    title: `{${escaped(headline)}}`,
    journal: escaped(publication),
    date: day,
    ...{ year, month: months[Number(month) - 1] ?? '' },
    url,
    language: lang,
  }
  const told = Object.entries(fields).filter(([, value]) => value !== '')
  const lines = told.map(([name, value]) => `${name} = ${name === 'month' ? value : `{${value}}`}`)
  return `@article{${key},\n${lines.map(line => `  ${line},\n`).join('')}}\n`
}

/** RIS, type NEWS, with CRLF at line ends. */
export function risOf({ headline, by, publication, day, url, lang }: Cited): string {
  const fields: [tag: string, value: string][] = [
    ['TY', 'NEWS'],
    ...by.map((name): [string, string] => ['AU', name]),
    ['TI', headline],
    ['T2', publication],
    ['PY', day.slice(0, 4)],
    ['DA', day.replaceAll('-', '/')],
    ['UR', url],
    ['LA', lang],
    ['ER', ''],
  ]
  return fields.map(([tag, value]) => `${tag}  - ${value.replaceAll(/\s+/g, ' ')}\r\n`).join('')
}

/** CSL-JSON: a list of one item of type `article-newspaper`. */
export function cslOf({ key, headline, by, publication, day, url, lang }: Cited): string {
  return JSON.stringify([
    {
      id: key,
      type: 'article-newspaper',
      title: headline,
      author: by.length > 0 ? by.map(literal => ({ literal })) : undefined,
      'container-title': publication,
      issued: { 'date-parts': [day.split('-').map(Number)] },
      URL: url,
      language: lang,
    },
  ])
}

/** The names of months that styles of BibTeX know. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

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

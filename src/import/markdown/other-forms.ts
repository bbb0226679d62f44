import type { OldItem } from '../old-item.ts'
import type { Generator } from './generator.ts'

/** Forms that people write texts in for any generator, by the ends of names. */
const forms: Record<string, string> = {
  ...{ rst: 'reStructuredText', textile: 'Textile', org: 'Org', pandoc: 'Pandoc', pdc: 'Pandoc' },
  ...{ adoc: 'AsciiDoc', asciidoc: 'AsciiDoc', mdoc: 'Markdoc' },
}

/** Forms that one generator alone makes pages of. */
const own: Partial<Record<Generator, Record<string, string>>> = {
  pelican: { html: 'HTML', htm: 'HTML' },
  hexo: { ejs: 'EJS', swig: 'Swig', njk: 'Nunjucks' },
  astro: { astro: 'Astro’s own language' },
  eleventy: {
    ...{ html: 'HTML with Liquid', njk: 'Nunjucks', liquid: 'Liquid', hbs: 'Handlebars' },
    ...{ mustache: 'Mustache', ejs: 'EJS', haml: 'Haml', pug: 'Pug', webc: 'WebC' },
  },
}

/** What a text is written in by the end of its name, where that is none of the forms that are read. */
export function otherForm(path: string, generator: Generator): string | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const named = { ...forms, ...own[generator] }
  return Object.hasOwn(named, ending) ? named[ending] : undefined
}

/** A text that is passed over for the form it is written in, so that the numbers of a report tell of it. */
export function passedOver(path: string, form: string): OldItem {
  return {
    ...{ key: path, place: path, type: 'post', status: 'published', becomes: 'article' },
    skipped: `It is written in ${form}, which is not read.`,
    ...{ addresses: [], authors: [], categories: [], tags: [], losses: [] },
    ...{ text: { format: 'markdown', value: '' }, base: '/' },
  }
}

import { defaultSchema, type Schema } from 'hast-util-sanitize'
import { linkSchemes } from './link-schemes.ts'

/**
 * What HTML an article may hold. GitHub's list, less what runs, loads or submits something, more what
 * newspapers write. Identifiers get a prefix, so that no article can pose as a part of the page.
 */
export const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter(
      name => !['input', 'picture', 'source'].includes(name),
    ),
    'input',
    ...['abbr', 'address', 'bdi', 'bdo', 'caption', 'cite', 'col', 'colgroup', 'dfn', 'figcaption'],
    ...['figure', 'mark', 'small', 'time', 'u', 'wbr'],
  ],
  attributes: {
    ...defaultSchema.attributes,
    '*': ['dir', 'lang', 'title', 'id'],
    details: ['open'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    a: [...(defaultSchema.attributes?.a ?? []).filter(name => name !== 'href'), 'href', 'hrefLang'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['align', 'colSpan', 'rowSpan', 'headers'],
    th: ['align', 'colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
    col: ['span'],
    colgroup: ['span'],
    ol: [...(defaultSchema.attributes?.ol ?? []), 'start', 'reversed', 'type'],
    time: ['dateTime'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    bdo: ['dir'],
  },
  protocols: {
    cite: ['http', 'https'],
    href: [...linkSchemes],
    src: ['http', 'https'],
    longDesc: ['http', 'https'],
  },
  strip: ['script', 'style', 'template', 'noscript', 'title', 'xmp', 'noembed', 'noframes'],
}

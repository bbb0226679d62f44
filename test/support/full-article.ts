import { article, type Files } from './build.ts'
import { canary } from './canaries.ts'

/** Parts of an article that readers see, or that its files and addresses are named by. */
export const shownParts = [
  'asked',
  ...['title', 'body', 'heading', 'tag', 'source', 'sourceHost', 'section', 'region', 'author'],
  ...['description', 'slug', 'alias', 'id', 'license', 'original', 'cover', 'coverAlt', 'caption'],
  ...['credit', 'gallery', 'galleryAlt', 'imageInText', 'altInText', 'beside', 'drawing'],
  ...['correction', 'code', 'footnote', 'linkText', 'tagText', 'sourceText', 'sectionText'],
]

/** Parts of an article that are its writer's own affair, published or not. */
export const ownParts = ['yamlComment', 'htmlComment', 'script', 'unknownKey', 'unusedLink']

/** The canaries of some parts of an owner. */
export const words = (owner: string, parts: readonly string[]) =>
  parts.map(part => [`${part} of ${owner}`, canary(owner, part)] as const)

/** A drawing that says a text. */
export const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><title>${text}</title></svg>`

/** An article with a word of its own in every part, and the images that it alone uses. */
export function fullArticle(owner: string, state: Record<string, unknown> = {}): Files {
  const word = (part: string) => canary(owner, part)
  const picture = (part: string, alt: string) => ({ src: `${word(part)}.svg`, alt: word(alt) })
  const fields = {
    title: `Title ${word('title')}`,
    date: '2019-05-04',
    source: { name: `Wire ${word('source')}`, url: `https://${word('sourceHost')}.example/` },
    tags: [`Tag ${word('tag')}`, 'Shared tag'],
    section: `Section ${word('section')}`,
    region: `Region ${word('region')}`,
    authors: [`Author ${word('author')}`],
    description: `Description ${word('description')}`,
    license: `Licence ${word('license')}`,
    id: word('id'),
    slug: word('slug'),
    aliases: [`/old/${word('alias')}/`, `/?p=${word('asked')}`],
    card: true,
    originalUrl: `https://${word('original')}.example/`,
    cover: { ...picture('cover', 'coverAlt'), caption: word('caption'), credit: word('credit') },
    gallery: [picture('gallery', 'galleryAlt'), { src: './beside.svg', alt: 'beside' }],
    corrections: [{ date: '2019-05-05', text: `Correction ${word('correction')}` }],
    ...state,
  }
  const text = `
## Heading ${word('heading')}

Body ${word('body')}.[^1] <!-- ${word('htmlComment')} --> A [link ${word('linkText')}](/tags/).

<script>${word('script')}</script>

![${word('altInText')}](/media/${word('imageInText')}.svg)

    ${word('code')}

[^1]: Note ${word('footnote')}.

[unused]: https://${word('unusedLink')}.example/
`
  const own = `# ${word('yamlComment')}\nmemo: ${word('unknownKey')}\n`
  return {
    [`articles/${owner}/${owner}.md`]: article(fields, text).replace('---\n', `---\n${own}`),
    [`articles/${owner}/beside.svg`]: drawing(word('beside')),
    [`media/${word('cover')}.svg`]: drawing(word('drawing')),
    [`media/${word('gallery')}.svg`]: drawing('gallery'),
    [`media/${word('imageInText')}.svg`]: drawing('in text'),
  }
}

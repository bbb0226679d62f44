import { lineOf } from '../clean-text.ts'
import type { OldPicture } from '../old-item.ts'
import type { Facts } from './page-facts.ts'

type Json = Record<string, unknown>

/** What a page tells of its article as JSON-LD by the words of schema.org. Scripts that are no JSON are passed over. */
export function jsonLdFacts(document: Document): Facts {
  const scripts = [...document.querySelectorAll('script[type*="ld+json" i]')]
  const nodes = scripts.flatMap(script => nodesIn(parsed(script.textContent ?? '')))
  const byId = new Map(nodes.map(node => [node['@id'], node]))
  const articles = nodes.filter(isArticle)
  const article = articles.find(node => node.headline || node.name) ?? articles[0]
  return article ? factsOf(article, byId) : {}
}

function parsed(text: string): unknown {
  const bare = text.replaceAll(
    /^\s*(?:\/\/)?\s*<!(?:\[CDATA\[|--)|(?:\/\/)?\s*(?:\]\]|--)>\s*$/g,
    '',
  )
  for (const attempt of [bare, bare.replace(/;\s*$/, ''), bare.replaceAll(/[\n\r\t]+/g, ' ')]) {
    try {
      return JSON.parse(attempt)
    } catch {}
  }
  return undefined
}

/** The nodes of a document: in lists and in graphs. */
function nodesIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (!isRecord(value)) return []
  const inner = [value['@graph'], value.mainEntity].flatMap(nodesIn)
  return [value, ...inner]
}

function isArticle(node: Json): boolean {
  const types = [node['@type']].flat().map(String)
  return types.some(type => /(?:Article|BlogPosting|Report|LiveBlogPosting)$/.test(type))
}

function factsOf(article: Json, byId: Map<unknown, Json>): Facts {
  const follow = (value: unknown): unknown =>
    isReference(value) ? (byId.get(value['@id']) ?? value) : value
  const all = (value: unknown) => [value].flat().map(follow)
  const publisher = all(article.publisher)[0]
  return {
    isArticle: true,
    title: textIn(article.headline) ?? textIn(article.name),
    description: textIn(article.description),
    authors: all(article.author ?? article.creator).flatMap(nameIn),
    published: textIn(article.datePublished) ?? textIn(article.dateCreated),
    modified: textIn(article.dateModified),
    section: [article.articleSection].flat().map(textIn).find(Boolean),
    tags: tagsIn(article.keywords),
    site: nameIn(publisher)[0],
    picture: all(article.image)
      .map(pictureIn)
      .find(picture => picture !== undefined),
    lang: textIn(article.inLanguage) ?? textIn((follow(article.inLanguage) as Json)?.alternateName),
    address: [article.url, article.mainEntityOfPage].map(addressIn).find(Boolean),
    license: addressIn(article.license),
  }
}

function isReference(value: unknown): value is Json {
  return isRecord(value) && '@id' in value && Object.keys(value).length === 1
}

function nameIn(value: unknown): string[] {
  const name = typeof value === 'string' ? value : isRecord(value) ? value.name : undefined
  return [name].flat().flatMap(one => textIn(one) ?? [])
}

/** A list, or words that commas part. */
function tagsIn(keywords: unknown): string[] {
  return [keywords].flat().flatMap(word => {
    const [text] = nameIn(word)
    return Array.isArray(keywords) && keywords.length > 1
      ? (text ?? [])
      : lineOf(text ?? '').split(/[,،;]/)
  })
}

function pictureIn(image: unknown): OldPicture | undefined {
  const src =
    textIn(image) ?? (isRecord(image) ? addressIn(image.url ?? image.contentUrl) : undefined)
  if (src === undefined) return undefined
  return isRecord(image)
    ? { src, caption: textIn(image.caption), credit: textIn(image.creditText) }
    : { src }
}

function addressIn(value: unknown): string | undefined {
  const [first] = [value].flat()
  return textIn(first) ?? (isRecord(first) ? textIn(first['@id'] ?? first.url) : undefined)
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

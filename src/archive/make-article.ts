import { defaultAddress, normalAddress, slugOfFile } from './address.ts'
import type { Article, Facet, FacetKind, Picture } from './article.ts'
import type { EditionMaking } from './edition.ts'
import type { Entry } from './entry.ts'
import type { Frontmatter, FrontmatterImage } from './frontmatter.ts'
import { isKept } from './gone.ts'
import { idOfFile } from './id-of-file.ts'
import { momentOf } from './moment.ts'
import { aliasesOf } from './older-addresses.ts'
import { permanentAddress } from './permanent-address.ts'
import { imageKey, pictureFiles } from './picture-files.ts'
import type { Problem } from './problem.ts'
import { slugOf } from './slug.ts'
import { nearest } from './suggest.ts'

interface Made {
  article?: Article
  problems: Problem[]
}

/** The article that an entry makes in an edition; none when no address can be made for it. */
export function makeArticle(
  entry: Entry,
  { site, indexes, listed }: EditionMaking,
  withheld: boolean,
): Made {
  const { file, fields } = entry
  const problems: Problem[] = []
  const slug = fields.slug === undefined ? slugOfFile(file) : slugOf(fields.slug)
  if (slug === '') {
    const text = fields.slug ?? file.split('/').at(-1) ?? file
    problems.push({ code: 'slug-empty', file, at: 'slug', key: 'slug', text })
  }
  const facet = (kind: FacetKind, label: string | undefined, at: string, url?: string) => {
    if (label === undefined) return undefined
    const found = indexes[kind].find(label, url)
    if (!found)
      problems.push({ code: 'slug-empty', file, at, key: at.split('.')[0] ?? at, text: label })
    const other = found && indexes[kind].mistakenFor(label)
    if (other !== undefined) problems.push({ code: 'label-merged', file, at, kind, label, other })
    return found
  }
  problems.push(...unlisted(entry, listed))
  const sourced = sourceOf(entry)
  const source =
    facet('source', sourced.name, 'source', sourced.url) ??
    indexes.source.find(site.name) ??
    indexes.source.find('Unnamed')
  const tags = fields.tags.map((tag, i) => facet('tag', tag, `tags.${i}`))
  const section = facet('section', fields.section, 'section')
  const region = facet('region', fields.region, 'region')
  if (slug === '' || !source) return { problems }
  const zone = site.timeZone
  const date = momentOf(fields.date, zone)
  const address = addressOf(fields.permalink, site.path + defaultAddress(date.day, slug))
  const article: Article = {
    id: fields.id ?? idOfFile(file),
    namedId: fields.id !== undefined,
    file,
    headline: fields.title,
    address,
    date,
    updated: fields.updated ? momentOf(fields.updated, zone) : undefined,
    source,
    sourced: sourced.name !== undefined,
    tags: [...new Set(tags.filter((tag): tag is Facet => tag !== undefined))],
    section,
    region,
    authors: fields.authors,
    description: fields.description,
    repeatsText: entry.repeatsText,
    lang: fields.lang ?? site.language,
    license: fields.license,
    aliases: aliasesOf([...fields.aliases, ...permanentAddress(fields.id, site)], address),
    originalUrl: fields.originalUrl,
    retrieved: fields.retrieved ? momentOf(fields.retrieved, zone) : undefined,
    cover: fields.cover && picture(fields.cover, file),
    card: fields.card,
    pictureInText: pictureInText(entry),
    gallery: fields.gallery.map(image => picture(image, file)),
    alts: entry.alts ?? [],
    corrections: correctionsOf(fields).map(one => ({ ...one, date: momentOf(one.date, zone) })),
    replacedBy: isKept(fields) ? fields.withdrawn?.by : undefined,
    withheld,
    translationOf: fields.translationOf,
    body: entry.body,
    print: entry.print,
  }
  return { article, problems }
}

/** The corrections, and the retraction of an article whose text is left. */
function correctionsOf(fields: Frontmatter): Frontmatter['corrections'] {
  const { corrections, withdrawn } = fields
  if (!withdrawn?.text || !isKept(fields)) return corrections
  const { date, text } = withdrawn
  return [...corrections, { type: 'retraction', date, text }]
}

function addressOf(permalink: string | undefined, usual: string): string {
  if (permalink === undefined) return usual
  const address = normalAddress(permalink)
  return address.endsWith('/') ? address : `${address}/`
}

function sourceOf({ fields }: Entry): { name?: string; url?: string | undefined } {
  const { source } = fields
  if (source === undefined) return {}
  return typeof source === 'string' ? { name: source } : source
}

/** The first picture that the text shows; those of the frontmatter come before it. */
function pictureInText({ fields, images }: Entry): string | undefined {
  const shown = images.slice((fields.cover ? 1 : 0) + fields.gallery.length)
  return imageKey(shown.find(({ linked }) => !linked)?.candidates ?? [])
}

function picture(image: FrontmatterImage, file: string): Picture {
  const { src, alt, caption, credit } = image
  return { file: imageKey(pictureFiles(src, file)) ?? src, alt, caption, credit }
}

/** A section or a region that the site does not list, though it lists others. */
function unlisted({ file, fields }: Entry, listed: EditionMaking['listed']): Problem[] {
  return (['section', 'region'] as const).flatMap((kind): Problem[] => {
    const named = fields[kind]
    const { labels, has } = listed[kind]
    if (!named || labels.length === 0 || has(named)) return []
    const known = labels.map(({ label }) => label)
    const near = nearest(named, known)
    const told = { file, at: kind, known, ...(near ? { nearest: near } : {}) }
    return kind === 'section'
      ? [{ code: 'section-unknown', ...told, section: named }]
      : [{ code: 'region-unknown', ...told, region: named }]
  })
}

import type { BreadcrumbList, NewsArticle, NewsMediaOrganization, WithContext } from 'schema-dts'
import type { Site } from '../archive/site.ts'
import { webAddress } from '../archive/web-address.ts'
import type { ArticleShown } from './article-pages.ts'
import { absolute, complete } from './links.ts'
import { coverElsewhere } from './picture-elsewhere.ts'

/** What search engines and social sites read of an article's page (schema.org), as JSON-LD: it, and the way to it. */
export function structuredData(
  shown: ArticleShown,
  site: Site,
): [WithContext<NewsArticle>, WithContext<BreadcrumbList>] {
  return [newsArticle(shown, site), breadcrumbs(shown, site)]
}

function newsArticle(shown: ArticleShown, site: Site): WithContext<NewsArticle> {
  const publisher: NewsMediaOrganization = {
    ...{ '@type': 'NewsMediaOrganization', name: site.name, url: absolute(site, `${site.path}/`) },
    ...known({
      publishingPrinciples: site.publishingPrinciples && complete(site, site.publishingPrinciples),
    }),
  }
  const optional = known({
    description: shown.description,
    dateModified: shown.updated?.iso,
    creativeWorkStatus: shown.retracted ? 'Retracted' : undefined,
    articleSection: shown.section?.text,
    contentLocation: shown.region && ({ '@type': 'Place', name: shown.region.text } as const),
    keywords: shown.tags.length > 0 ? shown.tags.map(({ text }) => text) : undefined,
    image: coverElsewhere(shown, site),
    isBasedOn: shown.originalUrl,
    sourceOrganization: shown.sourced
      ? ({
          ...({ '@type': 'Organization', name: shown.source.text } as const),
          ...known({ url: shown.sourceUrl }),
        } as const)
      : undefined,
    license:
      shown.license === undefined || webAddress(shown.license)
        ? shown.license
        : ({ '@type': 'CreativeWork', name: shown.license } as const),
    correction:
      shown.corrections.length > 0
        ? shown.corrections.map(
            ({ date, text }) =>
              ({ '@type': 'CorrectionComment', datePublished: date.iso, text }) as const,
          )
        : undefined,
  })
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: shown.headline,
    datePublished: shown.date.iso,
    inLanguage: shown.lang ?? site.language,
    author:
      shown.authors.length > 0
        ? shown.authors.map(name => ({ '@type': 'Person', name }) as const)
        : shown.sourced
          ? { '@type': 'Organization', name: shown.source.text }
          : publisher,
    publisher,
    mainEntityOfPage: absolute(site, shown.canonical),
    ...optional,
  }
}

/** The front page, the article's section if it has one, the article. */
function breadcrumbs({ section, headline }: ArticleShown, site: Site): WithContext<BreadcrumbList> {
  const way = [
    { name: site.name, item: absolute(site, `${site.path}/`) },
    ...(section ? [{ name: section.text, item: site.address + section.href }] : []),
    { name: headline },
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: way.map(
      (step, i) => ({ '@type': 'ListItem', position: i + 1, ...step }) as const,
    ),
  }
}

/** What of an object is known. */
function known<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(told) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> }
}

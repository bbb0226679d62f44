import type { Archive } from '../archive/archive.ts'
import type { Article } from '../archive/article.ts'
import { type Edition, editionOf } from '../archive/edition.ts'
import { primaryLanguage } from '../archive/language.ts'
import { href } from './links.ts'
import type { PageKind, Planned } from './page.ts'
import { otherVersions } from './translations.ts'

/** Where in another edition the reader of a page is led. */
export interface OtherEdition {
  /** The language of the edition (BCP 47), and its name in that language. */
  lang: string
  language: string
  dir: 'ltr' | 'rtl'
  href: string
  /** Whether the same page is there, and not just the front page. */
  isSame: boolean
  /** Whether it is the main edition. */
  isMain: boolean
}

/**
 * Tells of a page of an edition where in each of the others its reader is led: to the same article where it is
 * translated, to the same list where there is one, otherwise to the front page. Pages of lists that have a number
 * lead to the front page, so that they never change. `at` gives the plan's page at an address, and
 * `hasHead` says whether pages of a kind have a head, in which they name the other editions.
 */
export function otherEditions(
  archive: Archive,
  at: (address: string) => Planned | undefined,
  hasHead: (kind: PageKind) => boolean,
): (page: Planned, edition: Edition) => OtherEdition[] {
  const { editions } = archive
  const languages = editions.map(({ site }) => site.language)
  if (editions.length === 1) return () => []
  const named = editions.map(edition => {
    const { language, direction, path } = edition.site
    const told = { lang: language, language: nameAmong(language, languages), dir: direction }
    return { edition, path, told, isMain: edition === editions[0] }
  })
  const byAddress = new Map(archive.articles.map(article => [article.address, article]))
  return (page, edition) => {
    if (!hasHead(page.kind)) return []
    const article = page.kind === 'article' ? byAddress.get(page.address) : undefined
    const same = article ? versionsOf(article, archive) : sameKind(page, edition, at)
    return named
      .filter(other => other.edition !== edition)
      .map(({ edition: other, path, told, isMain }) => {
        const address = same(other)
        const isSame = address !== undefined
        return { ...told, href: href(other.site, address ?? `${path}/`), isSame, isMain }
      })
  }
}

type Same = (edition: Edition) => string | undefined

function versionsOf(article: Article, archive: Archive): Same {
  const versions = otherVersions(article, archive).map(version => version.article)
  return edition =>
    versions.find(({ lang }) => editionOf(lang, archive.editions) === edition)?.address
}

function sameKind(
  { kind, address }: Planned,
  { site }: Edition,
  at: (address: string) => Planned | undefined,
): Same {
  const rest = address.slice(site.path.length)
  if (/\/page\/\d+\/$/.test(rest)) return () => undefined
  return other => {
    const found = at(other.site.path + rest)
    return found?.kind === kind ? found.address : undefined
  }
}

/** The name of a language (BCP 47) in itself; with its country only where another of those is the same. */
export function nameAmong(language: string, languages: readonly string[]): string {
  const primary = primaryLanguage(language)
  const alike = languages.filter(other => primaryLanguage(other) === primary)
  const told = alike.length > 1 ? language : primary
  return new Intl.DisplayNames(language, { type: 'language' }).of(told) ?? language
}

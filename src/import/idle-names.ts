import { sameLabel } from './mapped-labels.ts'

/** What systems call all that they hold, in the languages of their templates: no section of a paper. */
const contentTypes = new Set(
  `post posts blog-post blog-posts blogpost blogposts blog blogs weblog article articles news-article news-articles entry
  entries page pages item items node nodes content contents default standard index home homepage home-page root main
  front-page frontpage archive archives section sections category categories uncategorized uncategorised none nil null
  undefined other misc artikel beitrag beiträge blogbeitrag startseite archiv eintrag billet billets page-d’accueil
  accueil entrada entradas artículo artículos articulo articulos inicio artigo artigos postagem postagens início
  articolo articoli berichten bericht artikelen wpis wpisy статья статьи запись записи مقال مقالة مدونة الرئيسية
  文章 博客 首页 記事 ブログ ホーム`
    .split(/\s+/)
    .filter(Boolean),
)

/** Services that hold sites of others, and programs that make them. */
const platforms = new Set(
  `blogger blogspot hosted wordpress wordpress.com wordpress.org medium medium.com tumblr substack ghost livejournal typepad
  squarespace wix wix.com weebly jimdo joomla drupal movable-type github github-pages gitlab-pages netlify vercel webflow
  google-sites google-news feedburner facebook twitter x youtube instagram telegram telegraph yahoo-news msn apple-news
  flipboard wayback-machine internet-archive web.archive.org archive.today archive.is`
    .split(/\s+/)
    .filter(Boolean),
)

/** The own names and addresses of a site, as far as they are known. */
export type OwnNames = readonly (string | undefined)[]

/** Whether a label says nothing of what a text is about: it names a type of content, or the site itself or its host. */
export function isIdle(label: string, own: OwnNames = []): boolean {
  const name = bareName(label)
  return contentTypes.has(sameLabel(label)) || own.some(one => one && bareName(one) === name)
}

/** Whether a name is that of a platform, on which anybody publishes. */
export function isPlatform(name: string): boolean {
  return platforms.has(sameLabel(name))
}

/** A name by its letters and digits; of an address, its host without `www.`. */
function bareName(name: string): string {
  const host = URL.parse(name)?.hostname ?? name
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

import rss from '@astrojs/rss'
import { articles, hrefOf } from '../articles.ts'
import { site } from '../site.ts'
export const GET = (context: { site: URL }) =>
  rss({
    title: site.title,
    description: site.title,
    site: context.site,
    items: articles
      .slice(0, 20)
      .map(article => ({
        title: article.data.title,
        pubDate: article.data.date,
        link: hrefOf(article),
      })),
  })

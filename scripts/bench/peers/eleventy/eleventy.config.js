import { feedPlugin } from '@11ty/eleventy-plugin-rss'
const slug = tag => tag.toLowerCase().replaceAll(' ', '-')
const site = { title: 'Made Archive' }
export default config => {
  config.addGlobalData('site', site)
  config.addFilter('slugged', slug)
  config.addFilter('day', date => date.toDateString())
  config.addGlobalData('eleventyComputed', {
    permalink: data =>
      data.page.inputPath.includes('/articles/')
        ? `/${data.page.date.toISOString().slice(0, 7).replace('-', '/')}/${data.slug}/`
        : data.permalink,
    layout: data => (data.page.inputPath.includes('/articles/') ? 'article.njk' : data.layout),
  })
  config.addCollection('articles', api => api.getFilteredByGlob('views/articles/**/*.md'))
  config.addCollection('tagPages', api => {
    const tags = new Map()
    for (const article of api.getFilteredByGlob('views/articles/**/*.md'))
      for (const tag of article.data.tags) {
        if (!tags.has(tag)) tags.set(tag, [])
        tags.get(tag).push(article)
      }
    return [...tags].flatMap(([tag, list]) => {
      const pages = []
      const all = list.toReversed()
      for (let i = 0; i < all.length; i += 50)
        pages.push({ tag, number: i / 50, items: all.slice(i, i + 50) })
      return pages
    })
  })
  config.addPlugin(feedPlugin, {
    type: 'rss',
    outputPath: '/rss.xml',
    collection: { name: 'articles', limit: 20 },
    metadata: {
      language: 'en',
      title: site.title,
      base: 'https://archive.example/',
      author: { name: site.title },
    },
  })
  return { dir: { input: 'views', output: 'site' }, markdownTemplateEngine: false }
}

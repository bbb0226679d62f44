import { getCollection } from 'astro:content'
export const articles = (await getCollection('articles')).sort(
  (a, b) => b.data.date.valueOf() - a.data.date.valueOf(),
)
export const slug = (tag: string) => tag.toLowerCase().replaceAll(' ', '-')
export const paramsOf = ({ data, id }: (typeof articles)[number]) => ({
  year: String(data.date.getUTCFullYear()),
  month: String(data.date.getUTCMonth() + 1).padStart(2, '0'),
  slug: id.split('/').at(-1),
})
export const hrefOf = (article: (typeof articles)[number]) => {
  const { year, month, slug } = paramsOf(article)
  return `/${year}/${month}/${slug}/`
}

import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
const articles = defineCollection({
  loader: glob({ pattern: '**/*.md', base: '__CONTENT__/articles' }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    section: z.string(),
    source: z.string(),
    tags: z.array(z.string()),
    slug: z.string(),
  }),
})
export const collections = { articles }

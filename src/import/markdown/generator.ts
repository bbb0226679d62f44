/** The programs whose folders are known. */
export const generators = ['hugo', 'jekyll', 'eleventy', 'pelican', 'hexo', 'astro'] as const

/** One of them, or `none`: any other folder of Markdown. */
export type Generator = (typeof generators)[number] | 'none'

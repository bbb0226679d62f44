/**
 * What a site may cost its keeper and its readers, as counts, for a made archive of 500 articles with the default settings.
 * `budget.test.ts` holds the site to it. A number may fall without a word. One that is raised needs a line in
 * `CHANGELOG.md` that says what readers, subscribers or programs have for it.
 */
export const budget = {
  /** Of the whole site, for each article. A KB is 1,000 bytes. */
  site: { filesPerArticle: 2.4, kilobytesPerArticle: 31 },
  /** Of the search, for each article. */
  search: { filesPerArticle: 0.06, kilobytesPerArticle: 4.2 },
  /** What a build writes when the text of one old article is edited. */
  edit: { files: 8, kilobytes: 450 },
  /** What a build writes for one new article, the newest. */
  newArticle: { files: 42, kilobytes: 1750 },
  /** What a browser that has been nowhere loads for the page of an article, unpacked. */
  firstPage: { requests: 7, kilobytes: 110 },
  /** What it loads for the search page until two frequent words are found, unpacked but for the index. */
  firstSearch: { requests: 26, kilobytes: 440 },
} as const

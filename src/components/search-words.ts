/** Those words of the interface that the search page says in the browser, apart so that it loads no others. */
export const searchWords = {
  articles: (count: number) =>
    `${count.toLocaleString('en')} ${count === 1 ? 'article' : 'articles'}`,
  filters: {
    ...{ section: 'Section', region: 'Region', source: 'Source', tag: 'Tag', lang: 'Language' },
  },
  findValue: 'Find in this list',
  moreValues: (count: number) => `${count.toLocaleString('en')} more: type to find them`,
  span: {
    any: 'Any time',
    thisYear: 'This year',
    tenYears: 'Last ten years',
    other: 'Other dates',
  },
  inYear: (year: string, count: string) => `${year}: ${count}`,
  notSearched: 'not searched yet',
  atLeast: (count: number) => `at least ${count.toLocaleString('en')}`,
  found: (count: number) => `${count.toLocaleString('en')} found.`,
  foundAtLeast: (count: number, years?: readonly [string, string]) =>
    `At least ${count.toLocaleString('en')} found, and not all searched yet${
      years ? `: these are the best of ${[...new Set(years)].join('–')}` : ''
    }.`,
  nothingFound: 'Nothing found. Try fewer words, or take a filter away.',
  ask: 'Type words to search for, or choose a filter.',
  looking: (years?: readonly [string, string], progress = 0) => {
    if (years === undefined) return 'Searching …'
    const time = years[0] === years[1] ? years[0] : years.join('–')
    return `Searching ${time} …${progress > 0 ? ` ${Math.round(progress * 100)} %` : ''}`
  },
  noIndex: (years?: readonly [string, string]) =>
    `The search index${years ? ` of ${years[0] === years[1] ? years[0] : years.join('–')}` : ''} could not be loaded. You may be offline, or the site is being renewed.`,
} as const

import { asked, link, onHost, spellings } from './addresses.ts'
import { headersOf } from './header-patterns.ts'
import { gonePage, pageFile, type RuleFile, type Rules } from './rules.ts'
import { atRoot } from './underscore-files.ts'

/**
 * For Azure Static Web Apps. The first route that fits decides, so each pattern of headers has all headers of its files.
 */
export function azureFiles(rules: Rules): RuleFile[] {
  const { basePath } = rules
  const moved = rules.moved
    .filter(({ from }) => asked(from).query === undefined)
    .flatMap(({ from, to }) =>
      spellings(basePath, from).map(route => ({
        ...{ route, redirect: link(basePath, to), statusCode: 301 },
      })),
    )
  const gone = rules.gone.flatMap(({ address, hasPage }) =>
    spellings(basePath, address).map(route => ({
      ...{ route, rewrite: link(basePath, hasPage ? pageFile(address) : gonePage(rules)) },
      statusCode: 410,
    })),
  )
  // A route adds its headers to those for everything.
  const global = parted(headersOf(rules, '/')).others
  const patterns = [...new Set(rules.headers.map(({ pattern }) => pattern))]
    .filter(pattern => canAzureSay(pattern) && pattern !== '/*')
    .toSorted((a, b) => b.length - a.length)
  const routes = patterns.flatMap(pattern => {
    const { types, others } = parted(headersOf(rules, exampleOf(pattern)))
    const given = { ...(endingOf(pattern) || pattern.endsWith('/*') ? {} : types), ...others }
    const own = Object.entries(given).filter(([name, value]) => global[name] !== value)
    if (own.length === 0) return []
    return [{ route: onHost(basePath, pattern), headers: Object.fromEntries(own) }]
  })
  const mimeTypes = patterns.flatMap(pattern => {
    const [type] = Object.values(parted(headersOf(rules, exampleOf(pattern))).types)
    const ending = endingOf(pattern)
    return type && ending ? [[ending, type]] : []
  })
  const config = {
    routes: [...moved, ...gone, ...routes],
    globalHeaders: global,
    mimeTypes: Object.fromEntries(mimeTypes),
    responseOverrides: { 404: { rewrite: link(basePath, '/404.html') } },
  }
  const text = `${JSON.stringify(config)}\n`
  return [{ name: 'staticwebapp.config.json', text, place: atRoot(rules) }]
}

/** Whether Azure knows patterns of this kind: an address, everything below a folder, or that with one ending. */
export function canAzureSay(pattern: string): boolean {
  return /^[^*]*(\/\*(\.\w+)?)?$/.test(pattern)
}

/** The ending of files whose pattern is `/*.md`: a file's type follows from it, wherever the file is. */
function endingOf(pattern: string): string | undefined {
  return /^\/\*(\.\w+)$/.exec(pattern)?.[1]
}

function exampleOf(pattern: string): string {
  return pattern.replaceAll('*', 'x')
}

function parted(headers: Record<string, string>) {
  const isType = ([name]: [string, string]) => name.toLowerCase() === 'content-type'
  const all = Object.entries(headers)
  return {
    types: Object.fromEntries(all.filter(isType)),
    others: Object.fromEntries(all.filter(one => !isType(one))),
  }
}

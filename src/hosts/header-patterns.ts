import { expression, onHost } from './addresses.ts'
import type { HeaderRule, Rules } from './rules.ts'

/** One header of the rules, with what it says for addresses of each pattern. A later pattern decides over an earlier one. */
export interface Header {
  name: string
  values: readonly { pattern: string; value: string }[]
}

/** The headers of rules, each once, with the patterns on the host. */
export function headersByName({ basePath, headers }: Rules): Header[] {
  const found = new Map<string, Header & { values: { pattern: string; value: string }[] }>()
  for (const rule of headers) {
    for (const [name, value] of Object.entries(rule.headers)) {
      const header = found.get(name.toLowerCase()) ?? { name, values: [] }
      header.values.push({ pattern: onHost(basePath, rule.pattern), value })
      found.set(name.toLowerCase(), header)
    }
  }
  return [...found.values()]
}

/** A pattern as a regular expression for whole paths; `plain` writes what is between the stars. */
export function patternExpression(pattern: string, plain: (text: string) => string): string {
  return `^${pattern.split('*').map(plain).join('.*')}$`
}

/** What the rules give for an address, by the law that the last pattern decides. */
export function headersOf(rules: Pick<Rules, 'headers'>, address: string): Record<string, string> {
  const fits = ({ pattern }: HeaderRule) =>
    new RegExp(patternExpression(pattern, expression), 's').test(address)
  return Object.assign({}, ...rules.headers.filter(fits).map(rule => rule.headers))
}

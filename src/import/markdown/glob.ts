/** A pattern of paths as an expression, in lower case: `**` any path, `*` any name, `{a,b}` one of some. */
export function globOf(pattern: string): RegExp {
  let depth = 0
  const source = pattern.toLowerCase().replaceAll(/\*\*|[*?{},]|[.+^$()|[\]\\]/g, sign => {
    if (sign === '**') return '.*'
    if (sign === '*') return '[^/]*'
    if (sign === '?') return '[^/]'
    if (sign === '{') {
      depth += 1
      return '(?:'
    }
    if (sign === '}' && depth > 0) {
      depth -= 1
      return ')'
    }
    return sign === ',' ? (depth > 0 ? '|' : ',') : `\\${sign}`
  })
  return new RegExp(`^${source}${')'.repeat(depth)}$`)
}

/**
 * A pattern of paths as the source of an expression: `**` any path, `*` any name, `?` any sign, `[a-z]` one of some
 * signs, `{a,b}` one of some texts.
 */
export function globSource(pattern: string): string {
  let depth = 0
  const source = pattern.replaceAll(/\*\*\/|\*\*|\[!?[^\]/]+\]|[*?{},]|[.+^$()|[\]\\]/g, sign => {
    if (sign === '**/') return '(?:.*/)?'
    if (sign === '**') return '.*'
    if (sign === '*') return '[^/]*'
    if (sign === '?') return '[^/]'
    if (sign.length > 2)
      return `[${sign.slice(1, -1).replace(/^!/, '^').replaceAll(/[\\[]/g, '\\$&')}]`
    if (sign === '{') {
      depth += 1
      return '(?:'
    }
    if (sign === '}' && depth > 0) {
      depth -= 1
      return ')'
    }
    if (sign === ',') return depth > 0 ? '|' : ','
    return `\\${sign}`
  })
  return source + ')'.repeat(depth)
}

/** A pattern of whole paths as an expression for paths in lower case. */
export function globOf(pattern: string): RegExp {
  return new RegExp(`^${globSource(pattern.toLowerCase())}$`)
}

import {
  type Atrule,
  type Declaration,
  generate,
  lexer,
  parse,
  type StyleSheet,
  type SyntaxParseError,
  walk,
} from 'css-tree'

/**
 * What a style sheet says that CSS has no such thing for: text that cannot be parsed, unknown properties and
 * at-rules, values that a property does not take. Each `var()` is judged with every value that it can have.
 */
export function cssFaults(css: string): string[] {
  const faults: string[] = []
  const sheet = parse(css, {
    onParseError: ({ message, offset }: SyntaxParseError) =>
      faults.push(`${message}: ${css.slice(Math.max(0, offset - 20), offset + 20)}`),
  }) as StyleSheet
  const known = properties(sheet)
  walk(sheet, {
    visit: 'Atrule',
    enter: ({ name, prelude }) => {
      const { error } = lexer.matchAtrulePrelude(name, prelude ?? '')
      if (error) faults.push(`@${name}: ${error.message}`)
    },
  })
  walk(sheet, {
    visit: 'Declaration',
    enter(declaration) {
      faults.push(...declarationFaults(declaration, this.atrule, known))
    },
  })
  return faults
}

/** The values of each custom property, in the order of the sheet. */
type Known = ReadonlyMap<string, string[]>

function properties(sheet: StyleSheet): Known {
  const known = new Map<string, string[]>()
  walk(sheet, {
    visit: 'Declaration',
    enter: ({ property, value }) => {
      if (!property.startsWith('--')) return
      known.set(property, [...(known.get(property) ?? []), generate(value)])
    },
  })
  return known
}

function declarationFaults(
  { property, value }: Declaration,
  atrule: Atrule | null,
  known: Known,
): string[] {
  if (property.startsWith('--')) return []
  return everyValue(generate(value), known).flatMap(text => {
    const { error } =
      atrule?.name === 'font-face'
        ? lexer.matchAtruleDescriptor('font-face', property, text)
        : lexer.matchProperty(property, text)
    return error ? [`${property}: ${text}: ${error.message.split('\n')[0]}`] : []
  })
}

/** A value with its first `var()` replaced by each value that it can have, and so on to the last. */
function everyValue(text: string, known: Known): string[] {
  const found = /var\((--[\w-]+)(?:,([^()]*))?\)/.exec(text)
  if (!found) return [text]
  const [whole, name = '', otherwise] = found
  const values = known.get(name) ?? (otherwise === undefined ? [`unknown ${name}`] : [otherwise])
  return values.flatMap(value =>
    everyValue(
      text.replace(whole, () => ` ${value} `),
      known,
    ),
  )
}

/** What a tag of a generator is given: by name, and one after the other. */
export interface TagArguments {
  /** Names in lower case. */
  named: Record<string, string>
  given: string[]
}

const argument =
  /([\w:.-]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|\{([^{}]*)\}|([^\s,"']+))|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s,]+)/g

/** Reads what stands in a tag after its name. */
export function argumentsOf(text: string): TagArguments {
  const named: Record<string, string> = {}
  const given: string[] = []
  for (const [, name, ...values] of text.matchAll(argument)) {
    const value = (values.find(one => one !== undefined) ?? '').replaceAll(/\\(["'])/g, '$1')
    if (name === undefined) given.push(value)
    else named[name.toLowerCase()] = value.replace(/^(["'`])(.*)\1$/s, '$2')
  }
  return { named, given }
}

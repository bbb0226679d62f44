import {
  Context,
  type FilterImplOptions,
  Liquid,
  Tag as LiquidTag,
  type Parser,
  type TagToken,
  type TopLevelToken,
} from 'liquidjs'
import { withoutConditions } from './conditions.ts'
import type { Folder } from './folder.ts'
import { asData, siteData } from './site-data.ts'
import type { TextContext } from './text-context.ts'

/** How much a text may take: so many pieces, and so much work, that no site's template needs more. */
const limits = { parseLimit: 2e7, memoryLimit: 5e7 }

/** How many pieces of templates may be filled in for one text. Counted, so that every machine decides alike. */
const mostFilledIn = 1_000_000

/** Tags that work something out. All others are read by the steps that know what generators show for them. */
const working =
  /^(?:assign|cycle|decrement|echo|increment|break|continue|else|elsif|when|(?:end)?(?:capture|case|comment|for|if|tablerow|unless))$/

/** Expressions for the addresses of the site, which become paths of the new one. */
const ofAddresses = /site\.(?:baseurl|url)\b|relative_url|absolute_url|\|\s*url\b/

/**
 * A text in which Liquid, as Jekyll and Eleventy fill it in, is worked out as far as the site's own settings, data and
 * frontmatter tell. What they do not tell stays as it is written; where that is a condition, its text is left out.
 */
export function readLiquid(text: string, context: TextContext): string {
  if (!/\{%|\{\{/.test(text)) return text
  return worked(text, scopeOf(context)) ?? withoutConditions(text, context)
}

/** An include of the site, worked out with what its tag is given; undefined when that does not say all of it. */
export function readInclude(
  template: string,
  given: Record<string, string>,
  context: TextContext,
): string | undefined {
  const shown = worked(template, { ...scopeOf(context), include: given })
  return shown === undefined || /\{\{|\{%/.test(shown) ? undefined : shown
}

function worked(text: string, scope: object): string | undefined {
  const engine = engineFor(text)
  try {
    const context = new Context(scope, engine.options, { sync: true })
    let steps = 0
    context.renderLimit.check = () => {
      steps += 1
      if (steps > mostFilledIn) throw new Error('It fills in too much')
    }
    return String(engine.renderSync(engine.parse(withOutputs(text)), context))
  } catch {
    return undefined
  }
}

const outputs = /\{\{(-?)([^{}]*?)(-?)\}\}/g

/** Tags, each up to its end; one that has none ends nowhere, and is not looked into again by those before it. */
const tags = /(\{%(?:[^%{]|%(?!\})|\{(?!%))*%\})/

/**
 * Writes every output as a tag of ours, which can leave it as it stands where nobody knows its value. Those within a tag
 * are part of its arguments.
 */
function withOutputs(text: string): string {
  const filled = (part: string) =>
    part.replaceAll(outputs, (whole, before: string, inner: string, after: string) =>
      inner.includes('%') ? whole : `{%${before}${output} ${inner.trim()} ${after}%}`,
    )
  return text
    .split(tags)
    .map((part, at) => (at % 2 === 1 ? part : filled(part)))
    .join('')
}

const output = 'backfile_output'

const engines = new Map<string, Liquid>()

/** How many engines are kept for texts with the same tags. */
const mostEngines = 20

/** An engine that leaves all tags of a text as they are, but for those that work something out. */
function engineFor(text: string): Liquid {
  const names = [...text.matchAll(/\{%-?\s*([\w-]+)/g)].map(([, name = '']) => name)
  const others = [...new Set(names.filter(name => !working.test(name)))].sort()
  const known = engines.get(others.join(' '))
  if (known) return known
  const engine = new Liquid({
    ...limits,
    ...{ strictFilters: true, strictVariables: true, lenientIf: true, ownPropertyOnly: true },
    ...{ jekyllInclude: true, jekyllWhere: true, timezoneOffset: 0 },
  })
  for (const name of dated) engine.registerFilter(name, onlyToldDays(engine.filters[name]))
  for (const name of ['sample', 'shuffle']) engine.registerFilter(name, unknowable)
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter)
  engine.registerTag(output, Output)
  for (const name of others) engine.registerTag(name, AsWritten)
  const [oldest] = engines.keys()
  if (oldest !== undefined && engines.size >= mostEngines) engines.delete(oldest)
  engines.set(others.join(' '), engine)
  return engine
}

/** Filters of Jekyll beside those of Liquid itself. */
const filters: Record<string, (value: unknown, ...rest: string[]) => unknown> = {
  markdownify: value => value,
  smartify: value => value,
  xml_escape: value => value,
  normalize_whitespace: value =>
    String(value ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  number_of_words: value =>
    String(value ?? '')
      .split(/\s+/)
      .filter(Boolean).length,
  to_integer: value => Number.parseInt(String(value), 10) || 0,
  array_to_sentence_string: (value, connector = 'and') => sentence([value].flat(), connector),
}

function sentence(words: readonly unknown[], connector: string): string {
  if (words.length < 3) return words.join(` ${connector} `)
  return `${words.slice(0, -1).join(', ')}, ${connector} ${words.at(-1)}`
}

/** Filters that write a date. */
const dated = [
  'date',
  ...['xmlschema', 'rfc822', 'string', 'long_string'].map(to => `date_to_${to}`),
]

/** A filter of dates without the day of today, which is another at every import. */
function onlyToldDays(filter: FilterImplOptions | undefined): FilterImplOptions {
  const write = typeof filter === 'function' ? filter : filter?.handler
  return function (value, ...rest) {
    if (/^\s*(?:now|today)\s*$/i.test(String(value))) return unknowable()
    return write?.call(this, value, ...rest)
  }
}

function unknowable(): never {
  throw new Error('Its value changes with every import')
}

/** A tag that stays as it is written, with the values of the expressions in its arguments. */
class AsWritten extends LiquidTag {
  readonly #written: string

  constructor(token: TagToken, rest: TopLevelToken[], engine: Liquid, _: Parser) {
    super(token, rest, engine)
    this.#written = token.getText()
  }

  render(context: Context): string {
    return this.#written.replaceAll(outputs, (whole, _, inner: string, __, at: number) => {
      const value = knownValue(inner.trim(), this.liquid, context)
      if (value === undefined || /%\}|[{}]/.test(value)) return whole
      return asArgument(value, this.#written[at - 1])
    })
  }
}

/** A value within the arguments of a tag, where it may stand between quotes, or need some. */
function asArgument(value: string, before: string | undefined): string {
  const plain = value.replaceAll(/["']/g, '\\$&')
  return before === '=' ? `"${plain}"` : plain
}

/** The value of an expression, or the expression where nobody knows its value. */
class Output extends LiquidTag {
  readonly #expression: string

  constructor(token: TagToken, rest: TopLevelToken[], engine: Liquid, _: Parser) {
    super(token, rest, engine)
    this.#expression = token.args.trim()
  }

  render(context: Context): string {
    return knownValue(this.#expression, this.liquid, context) ?? `{{ ${this.#expression} }}`
  }
}

/** The value of an expression as text; undefined where nobody knows it. */
function knownValue(expression: string, engine: Liquid, context: Context): string | undefined {
  if (ofAddresses.test(expression)) return undefined
  try {
    const value: unknown = engine.evalValueSync(expression, context)
    return isText(value) ? String(value) : undefined
  } catch {
    return undefined
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

const sites = new WeakMap<Folder, object>()

function scopeOf({ folder, fields, title }: TextContext): object {
  const data = siteData(folder)
  const known = sites.get(folder) ?? { ...(asData(folder.settings) as object), data }
  sites.set(folder, known)
  const page = { ...(asData(fields.all()) as object), ...(title === undefined ? {} : { title }) }
  return folder.generator === 'eleventy'
    ? Object.defineProperties({ ...page, page }, Object.getOwnPropertyDescriptors(data))
    : { site: known, page }
}

import * as z from 'zod'
import { groupIn } from './schema-at.ts'

type Issue = z.core.$ZodIssue

const forms: Record<string, string> = {
  string: 'text',
  array: 'a list, one “- ” a line',
  object: 'a group of keys',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

const special: Record<string, string> = {
  lang: 'a language code such as en, ar or pt-BR',
  language: 'a language code such as en, ar or pt-BR',
  timeZone: 'a time zone such as Europe/Lisbon or UTC',
  address: 'scheme and host, such as https://news.example (a folder goes into “basePath”)',
  basePath: 'a path such as / or /archive/',
  email: 'an e-mail address',
  hub: 'a web address that begins with https:// or http://',
  url: 'a web address that begins with https:// or http://',
  id: 'text without blanks',
}

/** What a value should have been, in an author's words. `schema` is what checks it. */
export function expectedForm(issue: Issue, schema: z.core.$ZodType | undefined): string {
  if (titleOf(schema) === 'web address, or path')
    return 'a web address such as https://news.example/about, or a path of the site such as /about/'
  if (isMoment(schema)) return 'a date such as 2031-05-04, with or without a time'
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String))
  if (issue.code === 'invalid_type') return forms[issue.expected] ?? issue.expected
  if (issue.code === 'too_small' && issue.origin === 'string') return 'text that is not empty'
  if (issue.code === 'too_small') return `${issue.minimum} or more`
  if (issue.code === 'too_big') return `${issue.maximum} or less`
  if (issue.code === 'invalid_union') {
    const choices = schema instanceof z.ZodUnion ? schema.options.flatMap(choicesOf) : []
    if (choices.length > 0) return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
    const keys = Object.keys((schema && groupIn(schema)?.shape) ?? {})
    return `text, or a group with the keys ${keys.map(key => `“${key}”`).join(' and ')}`
  }
  const key = String(issue.path.at(-1) ?? '')
  return special[key] ?? 'a value of the form that docs/article-format.md shows'
}

/** The values that a schema of few values takes, in an author's words; none for any other schema. */
function choicesOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodBoolean) return ['true', 'false']
  return schema instanceof z.ZodEnum ? schema.options.map(value => `“${value}”`) : []
}

/** Whether a schema checks a date. */
export function isMoment(schema: z.core.$ZodType | undefined): boolean {
  return titleOf(schema) === 'date or date-time'
}

function titleOf(schema: z.core.$ZodType | undefined): string | undefined {
  return schema instanceof z.ZodType ? schema.meta()?.title : undefined
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map(value => `“${value}”`)
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
}

/** The line as it should be, where the value says what was meant: `draft: true` for `draft: "true"`. */
export function lineMeant(
  key: PropertyKey | undefined,
  value: unknown,
  schema: z.core.$ZodType | undefined,
): string | undefined {
  const meant = schema && !isMoment(schema) ? valueMeant(value, schema) : undefined
  if (meant === undefined || key === undefined) return undefined
  return typeof key === 'number' ? `- ${meant}` : `${String(key)}: ${meant}`
}

function valueMeant(value: unknown, schema: z.core.$ZodType): string | undefined {
  if (Array.isArray(value)) {
    const isText = schema instanceof z.ZodString && value.length === 1
    return isText ? inYaml(value[0]) : undefined
  }
  if (typeof value === 'object' || value === undefined || value === '') return undefined
  const text = String(value).trim()
  if (schema instanceof z.ZodBoolean) return booleanMeant(text)
  if (schema instanceof z.ZodNumber) return /^\d+$/.test(text) ? text : undefined
  if (schema instanceof z.ZodString) return typeof value === 'string' ? undefined : `"${text}"`
  if (schema instanceof z.ZodArray) {
    const group = groupIn(schema.element)
    if (group && !(schema.element instanceof z.ZodUnion)) return undefined
    return `[${text
      .split(/\s*,\s*/)
      .map(inYaml)
      .join(', ')}]`
  }
  const keys = schema instanceof z.ZodObject && typeof value !== 'boolean' ? needed(schema) : []
  return keys.length === 0
    ? undefined
    : `{${keys.map((name, i) => `${name}: ${i === 0 ? inYaml(text) : '…'}`).join(', ')}}`
}

function booleanMeant(text: string): string | undefined {
  if (/^(?:true|yes|on|1|y)$/i.test(text)) return 'true'
  return /^(?:false|no|off|0|n)$/i.test(text) ? 'false' : undefined
}

/** The keys that a group must have. */
function needed({ shape }: z.ZodObject): string[] {
  return Object.keys(shape).filter(key => !(shape[key] as z.ZodType).safeParse(undefined).success)
}

/** A text as an entry of a list or group in one line. */
function inYaml(value: unknown): string {
  const text = String(value)
  return /^[\p{L}\p{N}][\p{L}\p{N} ./’'()_-]*$/u.test(text) ? text : JSON.stringify(text)
}

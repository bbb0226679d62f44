import type * as z from 'zod'
import type { CustomFault } from './frontmatter.ts'
import { ownName } from './other-names.ts'
import type { Place, Problem } from './problem.ts'
import { nearest } from './suggest.ts'

/** What a check gives: the value when it holds, and all that is to be said of it. */
interface Checked<Value> {
  value: Value | undefined
  problems: Problem[]
}

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/**
 * Checks data that an author wrote against a schema. Keys without a value count as absent; unknown
 * keys are warned about and left out; every fault becomes a problem whose `at` is the key's path.
 */
export function checkData<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  file: string,
): Checked<z.output<Schema>> {
  const known = withoutNothing(data)
  const first = schema.safeParse(known)
  if (first.success) return { value: first.data, problems: [] }
  const strangers = first.error.issues.filter(issue => issue.code === 'unrecognized_keys')
  const warnings = strangers.flatMap(issue => unknownKeys(issue, schema, file))
  for (const { path, keys } of strangers) drop(known, path, keys)
  const again = strangers.length > 0 ? schema.safeParse(known) : first
  const faults = again.success ? [] : again.error.issues.flatMap(i => problemOf(i, known, file))
  return { value: again.success ? again.data : undefined, problems: [...warnings, ...faults] }
}

/** A copy of the data without keys that hold nothing (`tags:` and an end of line). */
function withoutNothing(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(item => withoutNothing(item) ?? '')
  if (data === null || typeof data !== 'object') return data
  const held = Object.entries(data).filter(([, value]) => value !== null)
  return Object.fromEntries(held.map(([key, value]) => [key, withoutNothing(value)]))
}

function unknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodType,
  file: string,
): Problem[] {
  const known =
    issue.path.length === 0 && 'shape' in schema ? Object.keys(schema.shape as object) : []
  return issue.keys.map(key => {
    const own = ownName(key)
    const near = own && known.includes(own) ? own : nearest(key, known)
    const at = atOf([...issue.path, key])
    return { code: 'key-unknown', file, at, key: at, ...(near ? { nearest: near } : {}) }
  })
}

function drop(data: unknown, path: Path, keys: readonly string[]): void {
  const holder = valueAt(data, path) as Record<string, unknown>
  for (const key of keys) delete holder[key]
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], data)
}

function atOf(path: Path): string {
  return path.map(String).join('.')
}

function problemOf(issue: Issue, data: unknown, file: string): Problem[] {
  const at = atOf(issue.path)
  const value = valueAt(data, issue.path)
  const place = { file, at }
  if (/(^|\.)alt$/.test(at) && (value === undefined || value === '')) {
    return [{ code: 'alt-missing', ...place, src: sourceBeside(issue.path, data) }]
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find(list => list.every(({ path }) => path.length > 0))
    const inner = branch?.map(
      found => ({ ...found, path: [...issue.path, ...found.path] }) as Issue,
    )
    if (inner) return inner.flatMap(found => problemOf(found, data, file))
  }
  if (issue.code === 'custom') {
    const custom = customProblem(issue.params as CustomFault | undefined, at, value, place)
    if (custom) return [custom]
  }
  if (value === undefined) return [{ code: 'key-missing', ...place, key: at, hint: hintFor(at) }]
  return [
    {
      code: 'key-mistyped',
      ...place,
      key: at || 'the whole',
      expected: expected(issue, at),
      got: kindOf(value),
    },
  ]
}

function sourceBeside(path: Path, data: unknown): string {
  const picture = valueAt(data, path.slice(0, -1)) as { src?: unknown }
  return String(picture.src ?? '')
}

function customProblem(
  fault: CustomFault | undefined,
  key: string,
  value: unknown,
  place: Place,
): Problem | undefined {
  const text = String(value)
  if (!fault) return undefined
  switch (fault.problem) {
    case 'url-unsafe':
      return { code: 'url-unsafe', ...place, key, url: text }
    case 'address-outside':
      return { code: 'address-outside', ...place, key, address: text }
    default:
      return { code: fault.problem, ...place, key, text }
  }
}

function hintFor(key: string): string {
  if (key === 'title') return 'Add “title:” and the headline.'
  if (key === 'date') return 'Add “date:” and the day of publication, as in 2021-04-03.'
  return `Add “${key.split('.').at(-1)}:” with a value.`
}

const forms: Record<string, string> = {
  string: 'text',
  array: 'a list, one “- ” a line',
  object: 'a group of keys',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

/** What should have stood there, in an author's words. */
function expected(issue: Issue, at: string): string {
  if (issue.code === 'invalid_type') return forms[issue.expected] ?? issue.expected
  if (issue.code === 'too_small' && issue.origin === 'string') return 'text that is not empty'
  if (issue.code === 'too_small') return `${issue.minimum} or more`
  if (issue.code === 'too_big') return `${issue.maximum} or less`
  if (issue.code === 'invalid_union')
    return at.endsWith('source')
      ? 'text, or “name” and “url”'
      : 'text, or “label” and “description”'
  return (
    special[at.split('.').at(-1) ?? ''] ?? 'a value of the form that docs/article-format.md shows'
  )
}

const special: Record<string, string> = {
  lang: 'a language code such as en, ar or pt-BR',
  language: 'a language code such as en, ar or pt-BR',
  timeZone: 'a time zone such as Europe/Lisbon or UTC',
  address: 'scheme and host, such as https://news.example (a folder goes into “basePath”)',
  basePath: 'a path such as / or /archive/',
  email: 'an e-mail address',
  url: 'a web address that begins with https:// or http://',
  id: 'text without blanks',
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return value.trim() === '' ? 'empty' : `“${value}”`
  if (typeof value === 'object') return 'a group of keys'
  return `${value} (a ${typeof value}; put it in quotation marks to make it text)`
}

import type * as z from 'zod'
import { dateHint } from './date-hint.ts'
import { expectedForm, isMoment, lineMeant } from './expected-form.ts'
import { list } from './explanation.ts'
import { type CustomFault, reasons } from './frontmatter.ts'
import { type DateFault, dateFault } from './moment.ts'
import { ownName } from './other-names.ts'
import type { Place, Problem } from './problem.ts'
import { keysAt, schemaAt } from './schema-at.ts'
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
  const warnings = strangers.flatMap(issue => unknownKeys(issue, { schema, data: known, file }))
  for (const { path, keys } of strangers) drop(known, path, keys)
  const again = strangers.length > 0 ? schema.safeParse(known) : first
  const faults = again.success
    ? []
    : again.error.issues.flatMap(i => problemOf(i, { schema, data: known, file }))
  return { value: again.success ? again.data : undefined, problems: [...warnings, ...faults] }
}

/** A copy of the data without keys that hold nothing (`tags:` and an end of line). */
function withoutNothing(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(item => withoutNothing(item) ?? '')
  if (data === null || typeof data !== 'object') return data
  const held = Object.entries(data).filter(([, value]) => value !== null)
  return Object.fromEntries(held.map(([key, value]) => [key, withoutNothing(value)]))
}

/** What is being checked, and against what. */
interface Checking {
  schema: z.core.$ZodType
  data: unknown
  file: string
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, within: Checking): Problem[] {
  const known = keysAt(within.schema, issue.path)
  return issue.keys.map(key => {
    const own = ownName(key)
    const near = own && known.includes(own) ? own : nearest(key, known)
    const place = placeOf([...issue.path, key], within)
    return { code: 'key-unknown', ...place, key: place.at, ...(near ? { nearest: near } : {}) }
  })
}

/** The place of a path, and how an author knows the entry of the list that it leads through. */
function placeOf(path: Path, { data, file }: Checking): Place & { at: string; entry?: string } {
  const last = path.findLastIndex(key => typeof key === 'number')
  const entry = last < 0 ? undefined : nameOf(valueAt(data, path.slice(0, last + 1)))
  return { file, at: atOf(path), ...(entry === undefined ? {} : { entry }) }
}

function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined
  const { label, name, title, src, language, date } = entry as Record<string, unknown>
  const told = [label, name, title, src, language, date].find(value => typeof value === 'string')
  return told === '' ? undefined : (told as string | undefined)?.slice(0, 40)
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

function problemOf(issue: Issue, within: Checking): Problem[] {
  const value = valueAt(within.data, issue.path)
  const { entry, ...place } = placeOf(issue.path, within)
  const { at } = place
  if (/(^|\.)alt$/.test(at) && (value === undefined || value === '')) {
    return [{ code: 'alt-missing', ...place, src: sourceBeside(issue.path, within.data) }]
  }
  if (issue.code === 'invalid_union') {
    const branch =
      issue.errors.find(list => list.every(({ path }) => path.length > 0)) ??
      issue.errors
        .map(list => list.filter(({ code }) => code === 'custom'))
        .find(list => list.length > 0)
    const inner = branch?.map(
      found => ({ ...found, path: [...issue.path, ...found.path] }) as Issue,
    )
    if (inner) return inner.flatMap(found => problemOf(found, within))
  }
  const schema = schemaAt(within.schema, issue.path)
  const custom =
    typeof value === 'number' && isMoment(schema)
      ? { problem: `date-${dateFault(String(value)) ?? 'unreadable'}` as const }
      : issue.code === 'custom' && (issue.params as CustomFault | undefined)
  const named = { ...place, ...(entry === undefined ? {} : { entry }) }
  if (custom) return [customProblem(custom, at, value, named)]
  if (value === undefined) return [{ code: 'key-missing', ...named, key: at, hint: hintFor(at) }]
  const should = lineMeant(issue.path.at(-1), value, schema)
  return [
    {
      ...{ code: 'key-mistyped', ...named, key: at, expected: expectedForm(issue, schema) },
      ...{ got: kindOf(value), ...(should === undefined ? {} : { should }) },
    },
  ]
}

function sourceBeside(path: Path, data: unknown): string {
  const picture = valueAt(data, path.slice(0, -1)) as { src?: unknown }
  return String(picture.src ?? '')
}

function customProblem(fault: CustomFault, key: string, value: unknown, place: Place): Problem {
  const text = String(value)
  switch (fault.problem) {
    case 'url-unsafe':
      return { code: 'url-unsafe', ...place, key, url: text }
    case 'address-outside':
      return { code: 'address-outside', ...place, key, address: text }
    default: {
      const hint = dateHint(text, fault.problem.slice('date-'.length) as DateFault)
      return { code: fault.problem, ...place, key, text, hint }
    }
  }
}

function hintFor(key: string): string {
  if (key === 'title') return 'Add “title:” and the headline.'
  if (key === 'date') return 'Add “date:” and the day of publication, as in 2021-04-03.'
  if (key === 'withdrawn.reason') return `Add “reason:” and one of ${list(reasons)}.`
  return `Add “${key.split('.').at(-1)}:” with a value.`
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return value.trim() === '' ? 'empty' : `“${value}”`
  if (typeof value === 'object') return 'a group of keys'
  return `${value} (a ${typeof value})`
}

import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod'
import { frontmatterSchema } from '../src/archive/frontmatter.ts'
import { goneSchema } from '../src/archive/gone.ts'
import { labelsSchema } from '../src/archive/labels.ts'
import { redirectsSchema } from '../src/archive/redirects.ts'
import { siteSchema } from '../src/archive/site.ts'
import { standingSchema } from '../src/archive/standing-page.ts'
import { recordSchema } from '../src/plan/article-record.ts'

/** The schemas that docs/schema/ and the pages with tables tell of, by name. */
const schemas = {
  article: frontmatterSchema,
  page: standingSchema,
  site: siteSchema,
  labels: labelsSchema,
  redirects: redirectsSchema,
  gone: goneSchema,
  record: recordSchema,
} as const satisfies Record<string, z.ZodType>

interface JsonSchema {
  title?: string
  type?: string
  description?: string
  default?: unknown
  enum?: string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  required?: string[]
  anyOf?: JsonSchema[]
}

/** Pages with tables of keys. */
const pages = ['docs/article-format.md', 'docs/for-programs.md', 'docs/addresses.md']

/** Every generated file and its text: the JSON Schemas (draft 2020-12), and the pages with their tables. */
export function references(): Record<string, string> {
  const files = Object.entries(schemas).map(([name, schema]) => {
    const title = `Backfile: ${name}`
    const text = JSON.stringify({ title, ...jsonSchema(schema) }, null, 2)
    return [`docs/schema/${name}.schema.json`, `${text}\n`] as const
  })
  const told = pages.map(page => [page, withTables(readFileSync(page, 'utf8'))] as const)
  return Object.fromEntries([...files, ...told])
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
}

/** Puts a table of keys between `<!-- keys of NAME -->` and `<!-- end -->`. */
function withTables(text: string): string {
  return text.replaceAll(
    /(<!-- keys of (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin: string, name: keyof typeof schemas, end: string) =>
      `${begin}\n${tableOf(jsonSchema(schemas[name]))}\n\n${end}`,
  )
}

function tableOf(schema: JsonSchema): string {
  const one = schema.type === 'array' ? (schema.items ?? {}) : schema
  const whole = one.anyOf?.find(({ properties }) => properties) ?? one
  return ['| key | form | default | meaning |', '|-|-|-|-|', ...rowsOf(whole)].join('\n')
}

function rowsOf(schema: JsonSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const needed = schema.required?.includes(key)
    const fallback = needed ? '**required**' : shown(value.default)
    const own = `| \`${prefix}${key}\` | ${formOf(value)} | ${fallback} | ${value.description ?? ''} |`
    return [own, ...innerRows(key, value, prefix)]
  })
}

function innerRows(key: string, value: JsonSchema, prefix: string): string[] {
  const inner = value.properties ? value : value.items?.properties ? value.items : undefined
  const variant = (value.anyOf ?? value.items?.anyOf)?.find(({ properties }) => properties)
  const found = inner ?? variant
  return found ? rowsOf(found, `${prefix}${key}.`) : []
}

function formOf({ title, type, items, anyOf, enum: values }: JsonSchema): string {
  if (title) return title
  if (values) return values.map(value => `\`${value}\``).join(', ')
  if (anyOf) return anyOf.map(formOf).join(', or ')
  if (type === 'array') return `list of ${formOf(items ?? {})}`
  if (type === 'object') return 'group'
  return { string: 'text', boolean: 'true or false', integer: 'whole number' }[type ?? ''] ?? 'text'
}

function shown(value: unknown): string {
  if (value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : `\`[${value.join(', ')}]\``
  return typeof value === 'object' ? '–' : `\`${value}\``
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(references())) writeFileSync(file, text)
}

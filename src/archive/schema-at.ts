import * as z from 'zod'

/** The part of a schema that checks the value at a path, without what makes it optional; undefined where there is none. */
export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = bare(schema)
  for (const key of path) at = at && inner(at, key)
  return at
}

/** The keys that a group may have at a path. */
export function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const at = schemaAt(schema, path)
  return at ? Object.keys(groupIn(at)?.shape ?? {}) : []
}

/** The group of keys that a schema is, or takes among others. */
export function groupIn(schema: z.core.$ZodType): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema
  return schema instanceof z.ZodUnion
    ? schema.options.map(bare).map(groupIn).find(Boolean)
    : undefined
}

function inner(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return bare(schema.element)
  if (schema instanceof z.ZodRecord) return bare(schema.valueType)
  const found = groupIn(schema)?.shape[String(key)]
  return found && bare(found)
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return bare(schema.def.innerType)
  return schema instanceof z.ZodPipe ? bare(schema.def.in) : schema
}

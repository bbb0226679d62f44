import { parse as parseToml } from 'smol-toml'
import { readLoosely } from './loose-matter.ts'
import { readHeaders } from './read-headers.ts'
import type { ReadValues, Refused } from './read-values.ts'
import { type SplitText, splitMatter } from './split-matter.ts'
import { asValue, isGroup, type Values } from './value.ts'
import { isBroken, readYamlValues } from './yaml-values.ts'

/** A text and the frontmatter that was read from it. */
interface ReadText {
  form: SplitText['form']
  values: Values
  body: string
  /** What had to be mended or chosen, in words. */
  mended: string[]
}

/**
 * Reads the frontmatter of a text, of any form. What is broken is read line by line and told in `mended`; what
 * holds no key at all, or multiplies itself, is refused.
 *
 * @param plain whether what stands between `---` are headers, as in Pelican, and no YAML
 */
export function readMatter(text: string, plain = false): ReadText | Refused {
  const split = splitMatter(text)
  const { form, body, matter } = split
  if (form === 'none') return { form, values: {}, body, mended: [] }
  const read = (plain && form === 'yaml' ? readHeaders(matter) : undefined) ?? readForm(split)
  if ('refused' in read) return { ...read, line: split.line + read.line - 1 }
  const { values, mended } = read
  return { form, values, body, mended: [...split.mended, ...mended] }
}

function readForm({ form, matter }: SplitText): ReadValues | Refused {
  if (matter.trim() === '') return { values: {}, mended: [] }
  if (form === 'headers') return readHeaders(matter) ?? readLoosely(matter)
  if (form === 'toml') return readTomlValues(matter)
  if (form === 'json') return readJsonValues(matter)
  const read = readYamlValues(matter)
  return isBroken(read) ? readLoosely(matter) : read
}

function readTomlValues(matter: string): ReadValues | Refused {
  try {
    return { values: groupOf(parseToml(matter)), mended: [] }
  } catch {
    return readLoosely(matter)
  }
}

/** JSON; also without its braces, and with the commas that JSON forbids. */
function readJsonValues(matter: string): ReadValues | Refused {
  const braced = matter.trim().startsWith('{') ? matter : `{${matter}}`
  try {
    return { values: groupOf(JSON.parse(braced)), mended: [] }
  } catch {
    const read = readYamlValues(braced)
    return isBroken(read) ? readLoosely(matter) : read
  }
}

function groupOf(data: unknown): Values {
  const values = asValue(data)
  return isGroup(values) ? values : {}
}

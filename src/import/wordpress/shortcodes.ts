import { apart } from '../apart.ts'
import { withoutReferences } from '../letters.ts'

/** A shortcode of WordPress: `[name key="value"]`, maybe with a text up to `[/name]`. */
export interface Shortcode {
  name: string
  attributes: Record<string, string>
  /** Values without a key, in order. */
  values: string[]
  /** What stands between its opening and its closing; undefined when it has no closing. */
  inner: string | undefined
  /** Whether words stand before or after it on its line. */
  isInLine: boolean
}

/** `[name …]`, `[name=address]`, `[name:address]` or `[/name]`. */
const opening =
  /\[(\/?)([a-zA-Z][\w-]*)((?:\s(?:[^\]"'“”″[]|"[^"]*"|'[^']*'|“[^”]*”|″[^″]*″)*|[=:]\s?https?:\/\/[^\]\s]+)?)(\/?)\](\]?)/g

/**
 * Puts what `say` gives in the place of every shortcode of a text, the inner ones first. Brackets that only look like
 * one, such as `[sic]` or `[Reuters]`, stay: a shortcode has attributes, a closing, or a name that is known. `[[name]]`
 * is the name in brackets, as its writer meant it.
 *
 * @param say gives undefined for a name that it does not know
 */
export function withoutShortcodes(
  text: string,
  say: (shortcode: Shortcode) => string | undefined,
): string {
  let out = ''
  let at = 0
  const open: Opened[] = []
  /** Says one that begins at the end of `before`. */
  const settle = (
    { name, attributes, whole }: Pick<Opened, 'name' | 'attributes' | 'whole'>,
    inner: string | undefined,
    before: number,
    after: string | undefined,
  ) => {
    const isInLine = isWord(signBefore(out, before)) || isWord(after)
    const spoken = { name: name.toLowerCase(), ...attributesOf(attributes), inner, isInLine }
    const said = say(spoken)
    if (said === undefined) return whole
    const next = out[before + (inner?.length ?? 0)] ?? text[at]
    return apart(out[before - 1], said, next)
  }
  /** Gives the shortcodes their place that were opened after one and never closed. */
  const settleFrom = (depth: number) => {
    for (const one of open.splice(depth).toReversed()) {
      const rest = out.slice(one.start)
      const after = /^[ \t]*(\S)?/.exec(rest)?.[1] ?? signAfter(text, at)
      out = out.slice(0, one.start) + settle(one, undefined, one.start, after) + rest
    }
  }
  for (const match of text.matchAll(opening)) {
    const [whole, slash = '', name = '', attributes = '', selfClosing = '', second = ''] = match
    const start = match.index
    if (start < at) continue
    out += text.slice(at, start)
    at = start + whole.length
    if (second === ']' && text[start - 1] === '[') {
      out = out.slice(0, -1) + whole.slice(0, -1)
      continue
    }
    if (second === ']') at -= 1
    const tag = second === ']' ? whole.slice(0, -1) : whole
    if (slash) {
      const depth = open.findLastIndex(one => one.name.toLowerCase() === name.toLowerCase())
      const begun = open[depth]
      if (!begun) {
        out +=
          say({
            name: name.toLowerCase(),
            ...attributesOf(''),
            inner: undefined,
            isInLine: true,
          }) === undefined
            ? tag
            : ''
        continue
      }
      settleFrom(depth + 1)
      open.length = depth
      const inner = out.slice(begun.start)
      const whole = begun.whole + inner + tag
      const said = settle({ ...begun, whole }, inner, begun.start, signAfter(text, at))
      const isBeside = isWord(said.at(-1)) && /^\[[a-z]/i.test(text.slice(at, at + 2))
      out = out.slice(0, begun.start) + said + (isBeside ? '\n\n' : '')
    } else if (selfClosing || /(?:^|[\s"'”″])\/$/.test(attributes))
      out += settle({ name, attributes, whole: tag }, undefined, out.length, signAfter(text, at))
    else open.push({ name, start: out.length, attributes, whole: tag })
  }
  out += text.slice(at)
  settleFrom(0)
  return out
}

/** A shortcode that may still be closed: where what follows it begins in what is written, and how it stood in the text. */
interface Opened {
  name: string
  start: number
  attributes: string
  whole: string
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[^\s<>[\]]/.test(sign)
}

/** The last sign of a line before a place that is no blank. */
function signBefore(text: string, place: number): string | undefined {
  let at = place - 1
  while (text[at] === ' ' || text[at] === '\t') at -= 1
  return text[at]
}

function signAfter(text: string, place: number): string | undefined {
  let at = place
  while (text[at] === ' ' || text[at] === '\t') at += 1
  return text[at]
}

/** Attributes as they are written, or with the references of an editor that wrote their quotes as such, too. */
function attributesOf(written: string): Pick<Shortcode, 'attributes' | 'values'> {
  const attributes: Record<string, string> = {}
  const values: string[] = []
  const plain = /=\s*["'“″]/.test(written) ? written : withoutReferences(written)
  for (const [, key, double, single, curled, prime, bare, alone] of plain
    .replace(/^[=:]\s?(?=https?:)|(?<=["'”″\s])\/$/g, '')
    .matchAll(
      /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|″([^″]*)″|([^\s"'“″]+))|("[^"]*"|'[^']*'|\S+)/g,
    )) {
    const value = double ?? single ?? curled ?? prime ?? bare ?? ''
    if (key !== undefined) attributes[key.toLowerCase()] = withoutReferences(value).trim()
    else if (alone !== undefined)
      values.push(withoutReferences(alone.replaceAll(/^["']|["']$/g, '')))
  }
  return { attributes, values }
}

import { decodeHTML } from 'entities'

/** A shortcode of WordPress: `[name key="value"]`, maybe with a text up to `[/name]`. */
export interface Shortcode {
  name: string
  attributes: Record<string, string>
  /** Values without a key, in order. */
  values: string[]
  /** What stands between its opening and its closing; undefined when it has no closing. */
  inner: string | undefined
}

const opening =
  /\[(\/?)([a-zA-Z][\w-]*)((?:\s+(?:[^\]"'“”″[]|"[^"]*"|'[^']*'|“[^”]*”|″[^″]*″)*)?)\s*(\/?)\](\]?)/g

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
  const open: { name: string; start: number; attributes: string; whole: string }[] = []
  const settle = (name: string, attributes: string, inner: string | undefined, whole: string) => {
    const said = say({ name: name.toLowerCase(), ...attributesOf(attributes), inner })
    return said ?? whole
  }
  /** Gives the shortcodes their place that were opened after one and never closed. */
  const settleFrom = (depth: number) => {
    for (const one of open.splice(depth).toReversed()) {
      const rest = out.slice(one.start)
      out = out.slice(0, one.start) + settle(one.name, one.attributes, undefined, one.whole) + rest
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
          say({ name: name.toLowerCase(), attributes: {}, values: [], inner: undefined }) ===
          undefined
            ? tag
            : ''
        continue
      }
      settleFrom(depth + 1)
      open.length = depth
      const inner = out.slice(begun.start)
      out =
        out.slice(0, begun.start) +
        settle(begun.name, begun.attributes, inner, begun.whole + inner + tag)
    } else if (selfClosing) out += settle(name, attributes, undefined, tag)
    else open.push({ name, start: out.length, attributes, whole: tag })
  }
  out += text.slice(at)
  settleFrom(0)
  return out
}

function attributesOf(written: string): Pick<Shortcode, 'attributes' | 'values'> {
  const attributes: Record<string, string> = {}
  const values: string[] = []
  const plain = decodeHTML(written).replaceAll(/[“”″]/g, '"')
  for (const [, key, double, single, bare, alone] of plain.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|("[^"]*"|'[^']*'|\S+)/g,
  )) {
    if (key !== undefined) attributes[key.toLowerCase()] = (double ?? single ?? bare ?? '').trim()
    else if (alone !== undefined) values.push(alone.replaceAll(/^["']|["']$/g, ''))
  }
  return { attributes, values }
}

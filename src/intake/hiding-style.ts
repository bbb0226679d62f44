/**
 * What the inline style of an element hides: `all` of it; what it shows but for elements within that are `visible`
 * again; or its `letters` alone, where nothing within has a size of its own.
 */
export type Hiding = 'all' | 'visibility' | 'letters'

type Declarations = ReadonlyMap<string, string>

/**
 * What the inline style of an element hides from every reader; undefined where it does not decide that by itself.
 *
 * @param names the names of all attributes of the element: a script, not the style, decides whether one with `data-…`
 * stays transparent
 */
export function hidingOf(style: string, names: readonly string[]): Hiding | undefined {
  const said = declarationsIn(style)
  if (said.size === 0) return undefined
  const isScripted = names.some(name => /^data[A-Z-]/.test(name))
  if (
    said.get('display') === 'none' ||
    isBesideScreen(said) ||
    isClipped(said) ||
    (isTransparent(said) && !isScripted)
  )
    return 'all'
  if (/^(?:hidden|collapse)$/.test(said.get('visibility') ?? '')) return 'visibility'
  return isWithoutSize(said) ? 'letters' : undefined
}

/** Whether an element is shown within one that is hidden in a way. */
export function isShownWithin(hiding: Hiding, tagName: string, style: string): boolean {
  if (hiding === 'all') return false
  const said = declarationsIn(style)
  if (hiding === 'visibility') return said.get('visibility') === 'visible'
  return media.has(tagName) || ((said.has('font-size') || said.has('font')) && !isWithoutSize(said))
}

/** Elements that have a size without letters. */
const media = new Set(['img', 'picture', 'video', 'audio', 'iframe', 'svg', 'canvas', 'object'])

function declarationsIn(style: string): Declarations {
  const pairs = style.split(';').flatMap(part => {
    const at = part.indexOf(':')
    const value = part
      .slice(at + 1)
      .toLowerCase()
      .replace(/!\s*important/, '')
    return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), value.trim()] as const]
  })
  return new Map(pairs)
}

/** Ways in which an element is put where no screen reaches; what is only moved relative to its place may be a slide. */
function isBesideScreen(said: Declarations): boolean {
  const placed = /^(?:relative|static|sticky)$/.test(said.get('position') ?? '')
    ? []
    : ['left', 'top', 'right', 'bottom']
  return [...placed, 'text-indent', 'margin-left', 'margin-top'].some(name =>
    isFar(said.get(name) ?? ''),
  )
}

function isFar(value: string): boolean {
  const [, digits = '0', unit = ''] = /^-(\d+(?:\.\d+)?)(px|r?em|%|pt|v[wh])?$/.exec(value) ?? []
  return Number(digits) >= (/em$/.test(unit) ? 99 : 999)
}

function isClipped(said: Declarations): boolean {
  const isDot = ['width', 'height'].every(name => /^[01](?:px)?$/.test(said.get(name) ?? ''))
  return (
    (isDot && /hidden|clip/.test(said.get('overflow') ?? '')) ||
    (/^rect\((?:\s*,?\s*[01](?:px)?){4}\s*\)$/.test(said.get('clip') ?? '') &&
      /^(?:absolute|fixed)$/.test(said.get('position') ?? '')) ||
    /^inset\(\s*(?:50|100)%\s*\)$/.test(said.get('clip-path') ?? '')
  )
}

/** Whether an element cannot be seen through and through; one that moves or is about to is on its way to be seen. */
function isTransparent(said: Declarations): boolean {
  const moves = ['transform', 'transition', 'animation', 'will-change', 'filter']
  return (
    /^0*(?:\.0+)?%?$/.test(said.get('opacity') || '1') &&
    ![...said.keys()].some(name => moves.some(one => name.replace(/^-\w+-/, '').startsWith(one)))
  )
}

function isWithoutSize(said: Declarations): boolean {
  const size = said.get('font-size')
  return size === undefined
    ? /^(?:\S+\s+)*0[a-z%]*(?=[/\s])/.test(said.get('font') ?? '')
    : /^(?:0+(?:\.0*)?|\.0+)[a-z%]*$/.test(size)
}

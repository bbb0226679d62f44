import type { Element, Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { rehype } from 'rehype'
import rehypeStringify from 'rehype-stringify'
import { visit } from 'unist-util-visit'
import { OpenTags } from './open-tags.ts'

const shapes = ['circle', 'ellipse', 'g', 'line', 'path', 'polygon', 'polyline', 'rect', 'svg']
const texts = ['desc', 'text', 'textPath', 'title', 'tspan']
const paints = ['clipPath', 'defs', 'linearGradient', 'marker', 'mask', 'pattern', 'radialGradient']
const others = ['stop', 'switch', 'symbol', 'use', 'view']
const effects = ['filter', 'feBlend', 'feColorMatrix', 'feComposite', 'feFlood', 'feGaussianBlur']
const moreEffects = ['feMerge', 'feMergeNode', 'feOffset', 'feTurbulence', 'feDisplacementMap']

/** What an SVG may hold: shapes, text, paint and filters. Nothing that runs, loads, links or animates. */
const schema: Schema = {
  tagNames: [...shapes, ...texts, ...paints, ...others, ...effects, ...moreEffects],
  strip: ['script', 'style', 'metadata', 'foreignObject', 'iframe', 'a', 'handler'],
  clobber: [],
}

/**
 * An SVG image without scripts, styles, links, events and references to other files, as a document of
 * its own. Throws when there is no `<svg>` in it.
 */
export function safeSvg(source: string): string {
  const svg = rootOf(source)
  const kept = withoutHarm(svg)
  const xmlns = 'http://www.w3.org/2000/svg'
  kept.properties = { xmlns, ...kept.properties }
  return rehype()
    .use(rehypeStringify, {
      space: 'svg',
      closeEmptyElements: true,
      tightSelfClosing: true,
      allowParseErrors: true,
    })
    .stringify({ type: 'root', children: [kept] })
    .replaceAll(']]>', ']]&gt;')
}

/** The size in pixels that an SVG asks for, by its width and height or its view box. */
export function svgSize(source: string): { width: number; height: number } {
  const { width, height, viewBox } = rootOf(source).properties
  const box = String(viewBox ?? '')
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = 0, boxHeight = 0] = box
  const [w, h] = scaled(pixels(width), pixels(height), boxWidth, boxHeight)
  return w > 0 && h > 0
    ? { width: Math.round(w), height: Math.round(h) }
    : { width: 300, height: 150 }
}

/** The sides given, a missing one in proportion to the view box. */
function scaled(
  width: number | undefined,
  height: number | undefined,
  boxWidth: number,
  boxHeight: number,
): [number, number] {
  if (width !== undefined && height !== undefined) return [width, height]
  if (width !== undefined) return [width, (width * boxHeight) / boxWidth || 0]
  if (height !== undefined) return [(height * boxWidth) / boxHeight || 0, height]
  return [boxWidth, boxHeight]
}

function pixels(length: unknown): number | undefined {
  const [, number] = /^([\d.]+)(?:px)?$/.exec(String(length ?? '')) ?? []
  return number === undefined ? undefined : Number(number)
}

function rootOf(source: string): Element {
  const reason = new OpenTags().read(source)
  if (reason !== undefined) throw new Error(`it ${reason}`)
  const tree: Root = rehype().data('settings', { fragment: true, space: 'svg' }).parse(source)
  const svg = tree.children.find(node => node.type === 'element' && node.tagName === 'svg')
  if (!svg) throw new Error('it holds no <svg> element')
  return svg as Element
}

function withoutHarm(svg: Element): Element {
  const bare = sanitize(svg, { ...schema, attributes: { '*': namesIn(svg) } })
  const kept = (bare.type === 'root' ? bare.children[0] : bare) as Element
  if (kept?.tagName !== 'svg') throw new Error('it holds no <svg> element')
  return kept
}

const refused =
  /^(?:on|style$|src|data|base|form|action|formAction|to$|from$|values$|attributeName)/i

/**
 * The attributes in use that are harmless, and none of an editor's own, which tell of its user (`inkscape:…`); references
 * are kept only when they stay in the file.
 */
function namesIn(svg: Element): string[] {
  const names = new Set<string>()
  visit(svg, 'element', node => {
    for (const [name, value] of Object.entries(node.properties)) {
      const odd = !/^[a-z_][\w.-]*$/i.test(name) && name !== 'xmlns:xlink'
      if (odd || refused.test(name) || !staysInside(name, String(value)))
        delete node.properties[name]
      else names.add(name)
    }
  })
  return [...names]
}

/** Tells whether a value names no other file. A backslash could spell `url` in CSS: it is refused. */
function staysInside(name: string, value: string): boolean {
  if (/href$/i.test(name)) return value.trim().startsWith('#')
  const loads = /url\(\s*(?!['"]?#)|\\|javascript:|data:|image-set|@import|expression\(/i
  return !loads.test(value)
}

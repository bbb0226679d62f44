import type { Element, Root } from 'hast'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { withoutControls } from '../clean-text.ts'
import { type Converting, lose, standInFor, wholeAddress } from './converting.ts'
import { isBlank, property, replace, text } from './elements.ts'
import { hostOf } from './links.ts'

/** Pictures as they are meant: those that a script would load, without those that only count readers. */
export function pictures(tree: Root, converting: Converting): void {
  const before = elementsIn(tree).reverse()
  for (const held of before) {
    if (held.node.tagName === 'picture') replace(held, ...held.node.children.filter(isImage))
    else if (held.node.tagName === 'a') unlinked(held, converting)
  }
  for (const held of elementsIn(tree)) if (held.node.tagName === 'img') picture(held, converting)
}

function isImage(node: Element['children'][number]): boolean {
  return node.type === 'element' && node.tagName === 'img'
}

function picture(held: Placed, converting: Converting): void {
  const { node } = held
  const alt = withoutControls(property(node, 'alt') ?? '').trim()
  const isSeen = !isSmiley(node) && !isCounter(node)
  const src = isSeen ? sourceOf(node) : undefined
  const address = src === undefined ? undefined : wholeAddress(src, converting.base)
  if (src !== undefined && address !== undefined && /^(?:https?:|\/)/.test(address)) {
    const standIn = standInFor(converting, { kind: 'image', written: src, address })
    const title = converting.titlesAreCaptions ? property(node, 'title') : undefined
    if (alt === '') lose(converting, 'alt-missing', src)
    node.properties = { src: standIn, alt, ...(title ? { title } : {}) }
  } else {
    if (isSeen) lose(converting, 'image-missing', nameOf(src, alt))
    replace(held, ...(isSmiley(node) ? [text(alt)] : []))
  }
}

/** A picture that is gone, for the report: its address, or what it showed where it has none or all of it is within. */
function nameOf(src: string | undefined, alt: string): string {
  const kind = /^data:[^;,]*/i.exec(src ?? '')?.[0]
  if (src !== undefined && kind === undefined) return src
  return [kind ?? 'a picture without an address', alt].filter(Boolean).join(', ')
}

/** Where scripts that load pictures late keep their address. */
const late = [
  'dataOrigFile',
  'dataLargeFile',
  'dataSrc',
  'dataLazySrc',
  'dataOriginal',
  'dataLazy',
  'dataActualSrc',
]

/** Where a picture is: what only holds its place counts where no other address is there to take. */
function sourceOf(node: Element): string | undefined {
  const src = property(node, 'src')?.trim()
  const waiting = late.map(name => property(node, name)?.trim()).find(Boolean)
  const isStandIn =
    src === undefined ||
    src === '' ||
    src.startsWith('data:') ||
    /(?:blank|placeholder|spacer|lazy)[\w-]*\.(?:gif|png|svg)/i.test(src)
  const set = property(node, 'srcSet') ?? property(node, 'dataSrcset')
  return (isStandIn ? (waiting ?? largestOf(set)) : src) || src || undefined
}

function largestOf(set: string | undefined): string | undefined {
  const each = (set ?? '').split(/,\s+/).map(one => one.trim().split(/\s+/))
  const [best] = each.sort(
    ([, a = '0'], [, b = '0']) => Number.parseFloat(b) - Number.parseFloat(a),
  )
  return best?.[0] || undefined
}

function isCounter(node: Element): boolean {
  const [width, height] = [property(node, 'width'), property(node, 'height')]
  return ['0', '1'].includes(width ?? '') && ['0', '1'].includes(height ?? '')
}

function isSmiley(node: Element): boolean {
  const name = property(node, 'className') ?? ''
  return (
    /\b(?:wp-smiley|emoji)\b/.test(name) ||
    /\/(?:smilies|emoji|core\/emoji)\//.test(property(node, 'src') ?? '')
  )
}

/**
 * A link around a picture that leads to the larger one, on the same host or what that host sends its pictures by: the
 * larger is shown, and nothing is left to lead to. On another host it may be long gone, while the smaller is not.
 */
function unlinked(held: Placed, converting: Converting): void {
  const { node } = held
  const [only, ...others] = node.children.filter(child => !isBlank(child))
  const href = property(node, 'href')?.trim() ?? ''
  if (!only || others.length > 0 || only.type !== 'element') return
  if (only.tagName !== 'img' || !/\.(?:jpe?g|png|gif|webp|avif)(?:\?.*)?$/i.test(href)) return
  const source = sourceOf(only) ?? ''
  const [shown = '', large = ''] = [source, href].map(
    one => wholeAddress(one, converting.base) ?? one,
  )
  const host = hostOf(large)
  if (stemOf(source) !== stemOf(href) || /\/(?:blob|File:)/.test(href)) return
  if (hostOf(shown) !== host && !shown.includes(`/${host}/`)) return
  only.properties.src = href
  lose(converting, 'image-unlinked', href)
  replace(held, only)
}

/** The name of a picture without its size (`-300x200`, `-scaled`) and kind. */
function stemOf(address: string): string {
  const name = address.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  return name.replace(/\.[^.]+$/, '').replace(/(?:-\d+x\d+|-scaled|_[smlbo]|\.thumbnail)$/, '')
}

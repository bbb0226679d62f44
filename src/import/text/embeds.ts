import type { Element, Root } from 'hast'
import { elementsIn, type Placed } from '../../intake/walk.ts'
import { plainLine } from '../clean-text.ts'
import { type Converting, lose, wholeAddress } from './converting.ts'
import { element, property, replace, text } from './elements.ts'

/** Scripts that put a piece of code into a page. */
const gist = /^https?:\/\/gist\.github\.com\/[\w/-]+(?=\.js)/

const embedding = new Set([
  'iframe',
  'embed',
  'object',
  'video',
  'audio',
  'amp-youtube',
  'amp-iframe',
])

/** Whether an element is a script that shows a gist, a piece of code on GitHub. */
export function isGist(node: Element): boolean {
  return node.tagName === 'script' && gist.test(property(node, 'src') ?? '')
}

/** What is embedded from elsewhere becomes a link to it: an article loads nothing from other sites. */
export function embeds(tree: Root, converting: Converting): void {
  for (const held of outermost(tree)) {
    const { node } = held
    const found = addressOf(node)
    const whole = found && wholeAddress(found, converting.base)
    if (!whole) {
      lose(converting, 'html-removed', `<${node.tagName}>`)
      replace(held)
      continue
    }
    const address = pageOf(whole)
    lose(converting, 'embed-as-link', address)
    const label = plainLine(property(node, 'title') ?? '') || labelOf(address)
    replace(held, element('p', {}, [element('a', { href: address }, [text(label)])]))
  }
}

function outermost(tree: Root): Placed[] {
  const all = elementsIn(tree).filter(({ node }) => embedding.has(node.tagName) || isGist(node))
  const inner = new Set(all.flatMap(({ node }) => elementsIn(node).map(({ node }) => node)))
  return all.filter(({ node }) => !inner.has(node))
}

/** Where what is embedded is: its own address, that of its first source, or of the link within it. */
function addressOf(node: Element): string | undefined {
  const own = property(node, 'src') ?? property(node, 'dataSrc') ?? property(node, 'data')
  if (node.tagName === 'amp-youtube')
    return `https://www.youtube.com/embed/${property(node, 'dataVideoid') ?? ''}`
  if (own && own !== 'about:blank') return own
  const within = elementsIn(node).map(({ node: inner }) => inner)
  const source = within.find(({ tagName }) => ['source', 'embed', 'iframe'].includes(tagName))
  const param = within.find(
    inner => inner.tagName === 'param' && property(inner, 'name') === 'movie',
  )
  const link = within.find(({ tagName }) => tagName === 'a')
  return (
    (source && property(source, 'src')) ??
    (param && property(param, 'value')) ??
    (link && property(link, 'href'))
  )
}

/** The page that shows it to people, where the address is that of a player. */
function pageOf(address: string): string {
  const youtube = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})/.exec(
    address,
  )?.[1]
  if (youtube && youtube !== 'videoseries') return `https://www.youtube.com/watch?v=${youtube}`
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(address)?.[1]
  if (vimeo) return `https://vimeo.com/${vimeo}`
  const [code] = gist.exec(address) ?? []
  if (code) return code
  return address
}

function labelOf(address: string): string {
  const [, rest = address] = /^https?:\/\/(?:www\.)?(.+)$/.exec(address) ?? []
  return rest.length > 80 ? `${rest.slice(0, 79)}…` : rest.replace(/\/$/, '')
}

import type { Element, Root } from 'hast'
import { rehype } from 'rehype'
import { visit } from 'unist-util-visit'

const addresses = /^(?:href|src|action|formAction|xLinkHref|data|poster|background|ping|cite)$/
const never = ['iframe', 'frame', 'object', 'embed', 'base', 'applet', 'portal', 'animate', 'set']

/** What no HTML of the site may hold. */
export function faultsOf(html: string): string[] {
  const faults: string[] = []
  const tree: Root = rehype().parse(html)
  visit(tree, 'element', node => {
    const { tagName, properties } = node
    if (never.includes(tagName)) faults.push(`<${tagName}>`)
    if (tagName === 'script' && !isOurs(node)) faults.push(`<script> ${JSON.stringify(node)}`)
    if (tagName === 'meta' && 'httpEquiv' in properties) faults.push('<meta http-equiv>')
    for (const [name, value] of Object.entries(properties)) {
      if (/^on|^srcDoc$/i.test(name)) faults.push(`<${tagName} ${name}="${value}">`)
      if (addresses.test(name) && !isSafe(String(value)) && !isFile(node)) {
        faults.push(`${name}="${value}"`)
      }
    }
    if ([properties.className].flat().includes('text')) faults.push(...foreignIds(node))
  })
  return faults
}

/** JSON-LD that can be read, or a script of the build. */
function isOurs({ properties, children }: Element): boolean {
  const text = children.map(child => (child.type === 'text' ? child.value : '')).join('')
  if (properties.type === 'application/ld+json') return typeof JSON.parse(text) === 'object'
  return text === '' && /^\/_astro\/[\w.-]+\.js$/.test(String(properties.src))
}

function isSafe(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over control characters
  const plain = address.replaceAll(/[\u0000-\u0020]/g, '')
  return (
    !/^[a-z][a-z0-9+.-]*:/i.test(plain) ||
    /^(?:https?|mailto|tel|ftps?|geo|gopher|ircs?|magnet|matrix|mms|news|nntp|sip|sms|smsto|webcal|xmpp):/i.test(
      plain,
    )
  )
}

const citation = /^data:application\/x-research-info-systems,[\w%.~!*'(),/:;-]+$/

/** A citation to download, which no browser opens. */
function isFile({ tagName, properties }: Element): boolean {
  return (
    tagName === 'a' &&
    Object.keys(properties).sort().join() === 'download,href' &&
    citation.test(String(properties.href))
  )
}

function foreignIds(text: Element): string[] {
  const faults: string[] = []
  visit(text, 'element', ({ properties: { id, name } }) => {
    if (id !== undefined && !String(id).startsWith('user-content-')) faults.push(`id="${id}"`)
    if (name !== undefined) faults.push(`name="${name}"`)
  })
  return faults
}

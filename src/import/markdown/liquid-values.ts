import { basePathOf } from './site-of.ts'
import type { TextContext } from './text-context.ts'
import { textAt, textsOf } from './value.ts'

/**
 * A text with the values filled in that Jekyll writes between double braces: addresses of the site and what the page
 * and the settings tell. What only a program knows stays visible, and is reported.
 */
export function readLiquidValues(text: string, context: TextContext): string {
  return text.replaceAll(
    /\{\{-?\s*([^{}]*?)\s*-?\}\}(?=([^\s)"'>]{0,200}))/g,
    (_, expression: string, next: string, at: number) => {
      const value = expressed(expression, next, context)
      return value ?? context.leave(`{{ ${expression} }}`, text.slice(Math.max(0, at - 200), at))
    },
  )
}

function expressed(expression: string, next: string, context: TextContext): string | undefined {
  const [subject = '', ...filters] = expression.split('|').map(part => part.trim())
  const whole = filters.join(' ')
  const text = /^(["'])(.*)\1$/s.exec(subject)?.[2]
  if (/site\.(?:baseurl|url)|relative_url|absolute_url|^\S+ url$/.test(`${subject} ${whole}`)) {
    return rooted(text ?? named(subject, context) ?? '', subject, next, basePathOf(context.folder))
  }
  return filters.length === 0 || /^(?:escape|xml_escape|markdownify|strip)$/.test(whole)
    ? (text ?? named(subject, context))
    : undefined
}

/**
 * An address of the site is a path from the root of its host, with the slash that the text around it has or lacks, and
 * with the folder of the site once, however often it is written.
 */
function rooted(path: string, subject: string, next: string, base: string): string {
  if (/^site\.(?:baseurl|url)$/.test(subject)) {
    const folder = subject === 'site.url' || next.startsWith(`${base}/`) ? '' : base
    return /^[/{]/.test(next) ? (next.startsWith('{') ? '' : folder) : `${folder}/`
  }
  if (/^https?:/.test(path)) return path
  const whole = path.startsWith('/') ? path : `/${path}`
  return whole.startsWith(`${base}/`) ? whole : base + whole
}

function named(subject: string, { fields, folder, title }: TextContext): string | undefined {
  const [, holder, name = ''] = /^(page|site|post)\.([\w.-]+)$/.exec(subject) ?? []
  if (holder === 'site') return textAt(folder.settings, ...name.split('.'))
  // Templates of Eleventy name the values of a page without a holder.
  const own = holder === undefined && folder.generator === 'eleventy' ? subject : undefined
  if (own !== undefined) return own === 'title' ? title : textsOf(fields.peek(own))[0]
  if (holder === undefined) return undefined
  return name === 'title' ? title : textsOf(fields.peek(name))[0]
}

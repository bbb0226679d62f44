import type { TextContext } from './text-context.ts'
import { textAt, textsOf } from './value.ts'

/**
 * A text with the values filled in that Jekyll writes between double braces: addresses of the site and what the page
 * and the settings tell. What only a program knows is taken out and told.
 */
export function readLiquidValues(text: string, context: TextContext): string {
  return text.replaceAll(
    /\{\{-?\s*([^{}]*?)\s*-?\}\}(?=(.?))/gs,
    (_, expression: string, next: string) => {
      const value = expressed(expression, next, context)
      if (value === undefined) context.lose('shortcode-removed', `{{ ${expression} }}`)
      return value ?? ''
    },
  )
}

function expressed(expression: string, next: string, context: TextContext): string | undefined {
  const [subject = '', ...filters] = expression.split('|').map(part => part.trim())
  const whole = filters.join(' ')
  const text = /^(["'])(.*)\1$/s.exec(subject)?.[2]
  if (/site\.(?:baseurl|url)|relative_url|absolute_url/.test(`${subject} ${whole}`)) {
    return rooted(text ?? named(subject, context) ?? '', subject, next)
  }
  return filters.length === 0 || /^(?:escape|xml_escape|markdownify|strip)$/.test(whole)
    ? (text ?? named(subject, context))
    : undefined
}

/** An address of the site is a path from its root, with the slash that the text around it has or lacks. */
function rooted(path: string, subject: string, next: string): string {
  if (/^site\.(?:baseurl|url)$/.test(subject)) return next === '/' || next === '{' ? '' : '/'
  return /^https?:/.test(path) || path.startsWith('/') ? path : `/${path}`
}

function named(subject: string, { fields, folder, title }: TextContext): string | undefined {
  const [, holder, name = ''] = /^(page|site|post)\.([\w.-]+)$/.exec(subject) ?? []
  if (holder === 'site') return textAt(folder.settings, ...name.split('.'))
  if (holder === undefined) return undefined
  return name === 'title' ? title : textsOf(fields.peek(name))[0]
}

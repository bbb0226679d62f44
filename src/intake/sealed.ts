import { hash } from 'node:crypto'

/** Characters of a check: 132 bits. */
const length = 22

function checkOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, length)
}

/** A text with a check before it, by which damage is seen. */
export function sealed(text: string): string {
  return checkOf(text) + text
}

/** The check of a sealed text: a digest of it. */
export function sealOf(value: string): string {
  return value.slice(0, length)
}

/** The text of a sealed one; undefined when it is damaged. */
export function unsealed(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.slice(length)
  return value.startsWith(checkOf(text)) ? text : undefined
}

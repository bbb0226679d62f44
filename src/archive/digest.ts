import { hash } from 'node:crypto'

/** The SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal. */
export function digestOf(data: string | Uint8Array): string {
  return hash('sha256', data)
}

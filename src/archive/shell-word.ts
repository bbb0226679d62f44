/** A text as one word of a command that people copy into a shell, whatever signs it has. */
export function shellWord(text: string): string {
  if (/^[\w./~:%@+,=\p{L}\p{M}\p{N}-]+$/u.test(text)) return text
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`
}

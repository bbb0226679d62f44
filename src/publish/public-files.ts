import { readdir } from 'node:fs/promises'

/** Files that Astro copies from `public/`. */
export async function publicFiles(): Promise<string[]> {
  const entries = await readdir('public', { recursive: true }).catch(() => [])
  return entries.map(file => file.replaceAll('\\', '/'))
}

import type { Site } from '../archive/site.ts'

/** `/2003/`, `/2003/05/` or `/2003/05/14/`, in its edition. */
export function dateAddress(date: string, { path }: Pick<Site, 'path'>): string {
  return `${path}/${date.replaceAll('-', '/')}/`
}

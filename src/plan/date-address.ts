/** `/2003/`, `/2003/05/` or `/2003/05/14/`. */
export function dateAddress(date: string): string {
  return `/${date.replaceAll('-', '/')}/`
}

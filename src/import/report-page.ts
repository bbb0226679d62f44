import type { Report } from './report.ts'
export function reportPage(_: Report): string {
  return ''
}

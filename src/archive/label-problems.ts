import { labelSlugOf } from './label-slug.ts'
import type { Label } from './labels.ts'
import type { Problem } from './problem.ts'

type Claiming = Pick<Label, 'label' | 'translations'> & Partial<Pick<Label, 'aliases'>>

/**
 * Labels of a file that no address can be made from, and those that mean the same as another, in any language. They
 * stand below the path `key`.
 */
export function labelProblems(labels: readonly Claiming[], file: string, key = ''): Problem[] {
  const holders = new Map<string, number>()
  const problems: Problem[] = []
  const claim = (label: string, owner: number, at: string) => {
    const slug = labelSlugOf(label)
    const holder = holders.get(slug)
    const other = holder === undefined ? undefined : labels[holder]?.label
    if (slug === '') problems.push({ code: 'slug-empty', file, at, key: 'label', text: label })
    else if (other !== undefined && holder !== owner) {
      problems.push({ code: 'label-taken', file, at, label, other })
    } else holders.set(slug, owner)
  }
  labels.forEach(({ label, aliases = [], translations }, i) => {
    claim(label, i, `${key}${i}.label`)
    for (const [language, { label }] of Object.entries(translations)) {
      claim(label, i, `${key}${i}.translations.${language}`)
    }
    aliases.forEach((alias, j) => {
      claim(alias, i, `${key}${i}.aliases.${j}`)
    })
  })
  return problems
}

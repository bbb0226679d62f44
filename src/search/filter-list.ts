import { words } from '../components/words.ts'
import type { Counts } from './index-client.ts'
import { type FilterName, filterNames, type Question } from './question.ts'

/**
 * Shows the filters of the index with how many articles each value would leave, where that is known. Groups stay open or
 * closed as the reader left them; a group opens by itself when something in it is chosen.
 */
export function showFilters(
  root: HTMLElement,
  all: Counts,
  counts: Counts | undefined,
  question: Question,
): void {
  for (const name of filterNames) {
    const values = Object.entries(all[name] ?? {})
    if (values.length < 2) continue
    const group = groupOf(root, name)
    const chosen = question.filters[name]
    if (chosen.length > 0) group.open = true
    const list = group.querySelector('ul') as HTMLUListElement
    const items = sorted(values, name).map(([value]) => {
      const count = counts && (counts[name]?.[value] ?? 0)
      return filterItem(list, name, value, count, chosen.includes(value))
    })
    if (list.childElementCount !== items.length) list.replaceChildren(...items)
  }
}

function groupOf(root: HTMLElement, name: FilterName): HTMLDetailsElement {
  const known = root.querySelector<HTMLDetailsElement>(`details[data-name="${name}"]`)
  if (known) return known
  const group = document.createElement('details')
  group.dataset.name = name
  const summary = document.createElement('summary')
  summary.textContent = words.filters[name]
  const list = document.createElement('ul')
  list.setAttribute('role', 'list')
  group.append(summary, list)
  root.append(group)
  return group
}

/** Years newest first, everything else by how common it is in the whole archive. */
function sorted(values: [string, number][], name: FilterName): [string, number][] {
  if (name === 'year') return values.toSorted(([a], [b]) => (a < b ? 1 : -1))
  return values.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

function filterItem(
  list: HTMLUListElement,
  name: FilterName,
  value: string,
  count: number | undefined,
  chosen: boolean,
): HTMLLIElement {
  const known = list.querySelector<HTMLInputElement>(`input[value="${CSS.escape(value)}"]`)
  const item = (known?.closest('li') ?? newItem(name, value)) as HTMLLIElement
  const box = item.querySelector('input') as HTMLInputElement
  box.checked = chosen
  const shown = item.querySelector('.count') as HTMLElement
  shown.textContent = count === undefined ? '' : String(count)
  item.classList.toggle('none', count === 0 && !chosen)
  return item
}

function newItem(name: FilterName, value: string): HTMLLIElement {
  const item = document.createElement('li')
  const label = document.createElement('label')
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.name = name
  box.value = value
  const text = document.createElement('bdi')
  text.textContent = value
  const count = document.createElement('span')
  count.className = 'count'
  label.append(box, text, count)
  item.append(label)
  return item
}

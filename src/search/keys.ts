/**
 * Keys of the search page: “/” goes to the words, the arrows down and up walk through words and results, and
 * Escape in the words empties them.
 */
export function listenToKeys(
  box: HTMLInputElement,
  results: HTMLElement,
  changed: () => void,
): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = event.target instanceof Element ? event.target : document.body
    const links = [...results.querySelectorAll<HTMLAnchorElement>('.headline a')]
    const place = links.indexOf(at as HTMLAnchorElement)
    const stops: HTMLElement[] = [box, ...links]
    if (event.key === '/' && !at.matches('input, select, textarea, [contenteditable]')) {
      box.focus()
      box.select()
    } else if (event.key === 'Escape' && at === box && box.value !== '') {
      box.value = ''
      changed()
    } else if (event.key === 'ArrowDown' && (at === box || place >= 0)) {
      stops[place + 2]?.focus()
    } else if (event.key === 'ArrowUp' && place >= 0) {
      stops[place]?.focus()
    } else return
    event.preventDefault()
  })
}

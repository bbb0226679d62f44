/** Where a reader was on the search page: how many results were shown, and how far down the screen began. */
interface Place {
  shown: number
  top: number
}

/** Keeps the place in the browser's history, for when its reader comes back and the page is loaded again. */
export function keepPlace(shown: number): void {
  history.replaceState({ shown, top: scrollY } satisfies Place, '')
}

/** The place that was kept for this entry of the history. */
export function keptPlace(): Place | undefined {
  const state = history.state as Partial<Place> | null
  return typeof state?.shown === 'number' ? { shown: state.shown, top: state.top ?? 0 } : undefined
}

export function returnTo({ top }: Place): void {
  scrollTo({ top, behavior: 'instant' })
}

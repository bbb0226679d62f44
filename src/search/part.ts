/** The first element below another that fits a selector; throws when there is none. */
export function part<Part extends HTMLElement>(root: ParentNode, selector: string): Part {
  const found = root.querySelector<Part>(selector)
  if (!found) throw new Error(`the search page has no ${selector}`)
  return found
}

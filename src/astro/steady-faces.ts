import type { Plugin } from 'vite'

/**
 * Lets the typefaces of packages show only when they are there before the text is: their style sheets swap them in
 * whenever they come, and text then moves by as much as the reader's own typeface is unlike ours. One that comes late is
 * kept by the browser for the next page.
 */
export function steadyFaces(): Plugin {
  return {
    name: 'backfile:steady-faces',
    enforce: 'pre',
    transform(css, id) {
      if (!/@fontsource.*\.css$/.test(id)) return undefined
      return css.replaceAll('font-display: swap', 'font-display: optional')
    },
  }
}

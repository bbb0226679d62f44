import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/**
 * Faces of readers' devices, from the widest to the narrowest, and the packages that bring them. DejaVu Sans is about as
 * wide as Verdana; Arimo has the widths of Arial, and is Liberation Sans under another name.
 */
const packages = {
  'DejaVu Sans': '@fontsource/dejavu-sans',
  'Noto Sans': '@fontsource/noto-sans',
  Arimo: '@fontsource/arimo',
  'Roboto Condensed': '@fontsource/roboto-condensed',
} as const

/** A face that tests bring with them, so that they do not depend on what is installed. */
export type Face = keyof typeof packages

/** Every face. */
export const faces = Object.keys(packages) as [Face, ...Face[]]

/**
 * Opens whatever a page goes to as a device does that has no other face than this; with `alone`, as one that does not
 * take typefaces from the site either.
 */
export async function wear(page: Page, face: Face, alone = false): Promise<void> {
  const serif = alone ? `"${face}"` : `"Source Serif 4 Variable", "${face}"`
  const css = `${await rulesOf(face)}
    * { --serif: ${serif} !important; --sans: "${face}" !important; --mono: "${face}" !important; }`
  await page.addInitScript(css => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, css)
}

/** Throws unless a page shows text in a face. */
export async function expectWorn(page: Page, face: Face): Promise<void> {
  const worn = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(f => f.family)
  })
  if (!worn.some(family => family.includes(face))) throw new Error(`no text is in ${face}`)
}

/** The `@font-face` rules of a face, regular and bold, that hold the fonts themselves. */
async function rulesOf(face: Face): Promise<string> {
  const sheets = ['400', '700'].map(weight =>
    import.meta.resolve(`${packages[face]}/${weight}.css`),
  )
  return (await Promise.all(sheets.map(url => inlined(fileURLToPath(url))))).join('\n')
}

async function inlined(sheet: string): Promise<string> {
  const parts = (await readFile(sheet, 'utf8')).split(/src: url\(([^)]+\.woff2)\)[^;]*;/)
  const made = parts.map(async (part, i) => {
    if (i % 2 === 0) return part
    const font = await readFile(resolve(dirname(sheet), part), 'base64')
    return `src: url(data:font/woff2;base64,${font}) format("woff2");`
  })
  return (await Promise.all(made)).join('')
}

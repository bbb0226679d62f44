import { readFileSync } from 'node:fs'
import { settingsIn } from './settings-in.ts'
import { textAt, type Values } from './value.ts'

/** A permalink that only a script makes, so that nobody else knows it. */
const madeByScript = '{{ made by a script }}'

/** A file of data of Eleventy, beside texts: a computed permalink counts before one that is told. */
export function eleventyData(path: string): Values {
  const values = settingsIn(path)
  const computed = textAt(values, 'eleventyComputed', 'permalink')
  if (computed !== undefined) return { ...values, permalink: computed }
  return /\.[cm]?js$/.test(path) && isPermalinkMade(path)
    ? { ...values, permalink: madeByScript }
    : values
}

/** Whether a script makes a permalink: by a function, from a variable, or from a text with values in it. */
function isPermalinkMade(path: string): boolean {
  const text = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, '')
  return /\bpermalink\b["']?\s*(?:\(|=|:\s*(?!["'\s]|(?:false|true)\b|`[^`$]*`)|[,}])/.test(text)
}

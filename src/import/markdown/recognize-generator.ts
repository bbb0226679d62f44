import { type Generator, generators } from './generator.ts'
import { type Sign, signsIn } from './generator-signs.ts'

/** What a folder was made for, and why that is believed. */
export interface Recognized {
  generator: Generator
  /** What speaks for it. */
  signs: string[]
  /** Generators that as much speaks for, or nearly so, each with what does. */
  rivals: { generator: Generator; signs: string[] }[]
}

/** The weight from which a folder is taken for one of a generator. */
const enough = 3

/** How much less may speak for another generator that is named as a rival. */
const near = 1

/** The generator that most speaks for in a folder, by its settings, packages and folders. */
export function recognizedIn(root: string): Recognized {
  const byGenerator = Map.groupBy(signsIn(root), ({ generator }) => generator)
  const [best, ...others] = generators
    .map(generator => ({ generator, ...weighed(byGenerator.get(generator) ?? []) }))
    .sort((a, b) => b.weight - a.weight)
  if (best === undefined || best.weight < enough)
    return { generator: 'none', signs: [], rivals: [] }
  const rivals = others.filter(({ weight }) => weight >= enough && weight >= best.weight - near)
  return {
    ...{ generator: best.generator, signs: best.signs },
    rivals: rivals.map(({ generator, signs }) => ({ generator, signs })),
  }
}

/** The generator that a folder is made for; `none` when too little speaks for one. */
export function generatorOf(root: string): Generator {
  return recognizedIn(root).generator
}

function weighed(signs: readonly Sign[]): { weight: number; signs: string[] } {
  const weight = signs.reduce((sum, one) => sum + one.weight, 0)
  return { weight, signs: signs.map(({ what }) => what) }
}

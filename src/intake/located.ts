import type { Problem } from '../archive/problem.ts'
import type { Position } from './yaml.ts'

/** A problem with the line and column of its key, or of the nearest key around it. */
export function located(problem: Problem, positions: Record<string, Position>): Problem {
  if (problem.at === undefined || problem.line !== undefined) return problem
  for (let path = problem.at; path !== ''; path = path.replace(/\.?[^.]*$/, '')) {
    const position = positions[path]
    if (position) return { ...problem, line: position[0], column: position[1] }
  }
  return { ...problem, line: positions['']?.[0] ?? 1 }
}

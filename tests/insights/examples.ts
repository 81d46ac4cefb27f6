/** Graphs for the tests of what training cannot do. */
import { buildGraph } from '../../shared/formula/build.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import type { Json } from '../../shared/value/json.ts'

export const zeros = (...shape: number[]): Json => ({ shape, fill: 0 })
export const random = (seed: number, ...shape: number[]): Json => ({ shape, random: 'normal', seed, scale: 0.3 })

export function build(formulas: string, values: Readonly<Record<string, Json>>): Graph & { title: string } {
  const graph = unwrap(buildGraph(formulas, { values }))
  return { title: '', ...graph }
}

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join(' '))
  return result.value
}

/** Two convolutions of the midterm's problem 4 on a plain 5×5 image. */
export function pair(w: Json, v: Json): Graph & { title: string } {
  return build('z = conv2d(x, w); f = conv2d(z, v); L = mse(f, y)', { x: random(9, 5, 5), y: [[1]], w, v })
}

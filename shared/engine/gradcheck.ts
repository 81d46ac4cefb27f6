/** Gradients against central differences: an independent check that needs nothing but forward passes. */
import type { Graph } from '../graph/graph.ts'
import { success, type Result } from '../problem/result.ts'
import { prepareDescent } from './prepare.ts'

/** Above this relative difference a gradient counts as wrong (or the loss has a kink nearby). */
export const GRADCHECK_TOLERANCE = 1e-5

export interface ParameterCheck {
  readonly id: string
  /** Largest relative difference over the entries of the parameter. */
  readonly difference: number
  /** Flat index of the entry with that difference. */
  readonly entry: number
  readonly analytic: number
  readonly numeric: number
}

/**
 * Compares every entry of every trained parameter. The numeric derivative is Richardson's extrapolation of two central
 * differences, (4 D(h) − D(2h)) / 3, whose error is of order h⁴. The difference is relative to the larger of both
 * derivatives, but never to less than what rounding of the loss alone can produce.
 */
export function checkGradients(graph: Graph): Result<readonly ParameterCheck[]> {
  const descent = prepareDescent(graph)
  if (!descent.ok) return descent
  const { backward, parameters } = descent.value
  const { plan, loss } = backward
  const top = plan.values[loss]
  backward.run()

  const checks = parameters.map(({ id, position, value, gradient }) => {
    const changed = [position]
    function lossAt(entry: number, x: number): number {
      value[entry] = x
      plan.refresh(changed)
      return top[0]
    }
    let worst: ParameterCheck = { id, difference: 0, entry: 0, analytic: gradient[0] ?? 0, numeric: gradient[0] ?? 0 }
    for (let entry = 0; entry < value.length; entry++) {
      const x = value[entry]
      const h = 2 ** Math.round(Math.log2(1e-4 * Math.max(1, Math.abs(x))))
      const near = (lossAt(entry, x + h) - lossAt(entry, x - h)) / (2 * h)
      const far = (lossAt(entry, x + 2 * h) - lossAt(entry, x - 2 * h)) / (4 * h)
      const numeric = (4 * near - far) / 3
      const analytic = gradient[entry]
      const rounding = (8 * Number.EPSILON * Math.max(1, Math.abs(lossAt(entry, x)))) / h
      const scale = Math.max(Math.abs(analytic), Math.abs(numeric), rounding / GRADCHECK_TOLERANCE)
      const difference = Math.abs(analytic - numeric) / scale
      // A NaN difference is the worst there is.
      if (!(difference <= worst.difference)) worst = { id, difference, entry, analytic, numeric }
    }
    return worst
  })
  return success(checks)
}

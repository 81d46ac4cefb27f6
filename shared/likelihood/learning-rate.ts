/** A step size with which a loss begins to fall, from its gradient and its curvature along it. */
import { prepareDescent } from '../engine/prepare.ts'
import type { Graph } from '../graph/graph.ts'

const FALLBACK = 0.01
const ROUNDS = 6
/** Distance of the second gradient, relative to the parameters. */
const PROBE = 1e-4

/**
 * Half of 1/λ, λ the largest curvature as power iteration with differences of gradients finds it. Where the loss has
 * no curvature, as Σ|r| between its kinks, a tenth of Polyak's step L/‖∇L‖². Rounded down to one digit.
 */
export function suggestLearningRate(graph: Graph): number {
  const descent = prepareDescent(graph)
  if (!descent.ok) return FALLBACK
  const { backward, parameters } = descent.value
  const gradientAt = (direction: readonly Float64Array[] | null, reach: number): Float64Array[] => {
    const before = parameters.map(({ value }) => value.slice())
    if (direction !== null)
      parameters.forEach(({ value }, k) => value.forEach((x, i) => (value[i] = x + reach * direction[k][i])))
    backward.plan.forward()
    backward.run()
    const found = parameters.map(({ gradient }) => gradient.slice())
    parameters.forEach(({ value }, k) => value.set(before[k]))
    return found
  }
  const start = gradientAt(null, 0)
  backward.plan.forward()
  const loss = backward.plan.values[backward.loss][0]
  const size = norm(start)
  if (!(size > 0 && Number.isFinite(size))) return FALLBACK
  const reach = PROBE * Math.max(1, norm(parameters.map(({ value }) => value)))
  let direction = start.map((part) => part.map((x) => x / size))
  let curvature = 0
  for (let round = 0; round < ROUNDS; round++) {
    const change = gradientAt(direction, reach).map((part, k) => part.map((x, i) => (x - start[k][i]) / reach))
    curvature = norm(change)
    if (!(curvature > 1e-9 * size)) break
    direction = change.map((part) => part.map((x) => x / curvature))
  }
  const rate = curvature > 1e-9 * size ? 0.5 / curvature : (0.1 * Math.abs(loss)) / size ** 2
  return Number.isFinite(rate) && rate > 0 ? roundDown(rate) : FALLBACK
}

function norm(parts: readonly Float64Array[]): number {
  return Math.sqrt(parts.reduce((sum, part) => sum + part.reduce((total, x) => total + x * x, 0), 0))
}

/** One digit that can be remembered: 0.0137 becomes 0.01. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return Number((Math.max(1, Math.floor(value / power + 1e-9)) * power).toPrecision(1))
}

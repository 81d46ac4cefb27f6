import { expect, test } from 'vitest'
import { prepareDescent } from '../../shared/engine/prepare.ts'
import { opIds, findOp } from '../../shared/ops/index.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { randomGraph } from './random-graph.ts'

const GRAPHS = 1000

/** Central differences with one step of Richardson's extrapolation, and how far two step sizes disagree. */
function differentiateNumerically(lossAt: (x: number) => number, x: number): { slope: number; doubt: number } {
  const h = 2 ** -13 * Math.max(1, Math.abs(x))
  const at = (step: number) => (lossAt(x + step) - lossAt(x - step)) / (2 * step)
  const [wide, middle, near] = [at(2 * h), at(h), at(h / 2)]
  const slope = (4 * near - middle) / 3
  return { slope, doubt: Math.abs(slope - (4 * middle - wide) / 3) }
}

function compare(of: Graph): { checked: number; doubtful: number; worst: number } {
  const descent = prepareDescent(of)
  if (!descent.ok) return { checked: 0, doubtful: 0, worst: 0 }
  const { backward, parameters } = descent.value
  const { plan, loss } = backward
  backward.run()
  let [checked, doubtful, worst] = [0, 0, 0]
  for (const { position, value, gradient } of parameters) {
    for (let entry = 0; entry < value.length; entry++) {
      const x = value[entry]
      const lossAt = (at: number) => {
        value[entry] = at
        plan.refresh([position])
        return plan.values[loss][0]
      }
      const { slope, doubt } = differentiateNumerically(lossAt, x)
      lossAt(x)
      const scale = Math.max(1, Math.abs(slope), Math.abs(gradient[entry]))
      checked++
      // Two step sizes that disagree straddle a kink or a pole: no number to compare with.
      if (!(doubt < 1e-6 * scale)) doubtful++
      else worst = Math.max(worst, Math.abs(slope - gradient[entry]) / scale)
    }
  }
  return { checked, doubtful, worst }
}

test(`${GRAPHS} random graphs over the whole library agree with central differences`, () => {
  const seen = new Set<string>()
  let [checked, doubtful] = [0, 0]
  for (let seed = 0; seed < GRAPHS; seed++) {
    const of = randomGraph(seed, 2 + (seed % 9))
    for (const { op } of of.nodes) seen.add(op)
    const result = compare(of)
    checked += result.checked
    doubtful += result.doubtful
    expect(result.worst, `seed ${seed}: ${JSON.stringify(of)}`).toBeLessThan(1e-6)
  }
  const missing = opIds.filter((id) => findOp(id)?.group !== 'source' && !seen.has(id))
  expect(missing).toEqual([])
  expect(checked).toBeGreaterThan(10 * GRAPHS)
  expect(doubtful / checked).toBeLessThan(0.03)
}, 60_000)

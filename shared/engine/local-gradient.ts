/**
 * Local gradients as data: what stands on an edge before the chain rule multiplies it with what arrives.
 */
import { countEntries, sameShape } from '../tensor/shape.ts'
import { mulberry32 } from '../value/random.ts'
import { MAX_JACOBIAN_ENTRIES, type LocalGradient } from './evaluation.ts'
import type { Plan } from './plan.ts'

/** Random probes of the norm of a Jacobian too large to write down; the estimate is within some 30 %. */
const PROBES = 16

/**
 * The derivative of a node's output with respect to one input, at the values of the last forward pass. Exact: the
 * rows of the Jacobian are pulled-back basis vectors. `null` where no gradient flows.
 *
 * @param position of the node in the plan
 * @param port counted from 0
 * @param options.norm estimate the Frobenius norm of an `operator` (costs {@link PROBES} pullbacks)
 */
export function computeLocalGradient(
  plan: Plan,
  position: number,
  port: number,
  options: { readonly norm?: boolean } = {},
): LocalGradient | null {
  const pull = plan.pullbacks[position][port]
  if (pull === null) return null
  const { nodes } = plan.structure
  const { op, attributes, shape, inputs } = nodes[position]
  const source = nodes[inputs[port]].shape
  const rows = countEntries(shape)
  const columns = countEntries(source)

  const elementwise = typeof op.elementwise === 'function' ? op.elementwise(attributes) : op.elementwise
  if (elementwise && sameShape(source, shape)) {
    const entries = new Float64Array(columns)
    pull(new Float64Array(rows).fill(1), entries)
    return { kind: 'diagonal', entries: { shape, data: entries } }
  }
  const gy = new Float64Array(rows)
  if (rows * columns <= MAX_JACOBIAN_ENTRIES) {
    const jacobian = new Float64Array(rows * columns)
    for (let row = 0; row < rows; row++) {
      gy[row] = 1
      pull(gy, jacobian.subarray(row * columns, (row + 1) * columns))
      gy[row] = 0
    }
    return { kind: 'dense', rows, columns, jacobian }
  }
  return { kind: 'operator', rows, columns, norm: options.norm ? estimateNorm() : null }

  /** Hutchinson's estimator: the mean of ‖Jᵀv‖² over random signs v is ‖J‖². */
  function estimateNorm(): number {
    const draw = mulberry32(1)
    const gx = new Float64Array(columns)
    let sum = 0
    for (let probe = 0; probe < PROBES; probe++) {
      for (let row = 0; row < rows; row++) gy[row] = draw() < 0.5 ? -1 : 1
      gx.fill(0)
      pull?.(gy, gx)
      for (let column = 0; column < columns; column++) sum += gx[column] ** 2
    }
    return Math.sqrt(sum / PROBES)
  }
}

/**
 * The Jacobian as rows of numbers whatever its kind, or `null` where it has more than {@link MAX_JACOBIAN_ENTRIES}
 * entries.
 */
export function toJacobian(local: LocalGradient): number[][] | null {
  if (local.kind === 'operator') return null
  if (local.kind === 'dense') {
    const { rows, columns, jacobian } = local
    return Array.from({ length: rows }, (_, row) => [...jacobian.subarray(row * columns, (row + 1) * columns)])
  }
  const { data } = local.entries
  if (data.length ** 2 > MAX_JACOBIAN_ENTRIES) return null
  return Array.from(data, (entry, row) => Array.from(data, (_, column) => (row === column ? entry : 0)))
}

/** What is done to gradients between the backward pass and the optimiser, in PyTorch's order and with its formulas. */

/** Euclidean norm of all entries together, also where their squares are too large for a number. */
export function normOf(buffers: readonly Float64Array[]): number {
  const norm = Math.sqrt(sumSquares(buffers, 1))
  if (norm < Infinity || Number.isNaN(norm)) return norm
  let largest = 0
  for (const buffer of buffers) for (const entry of buffer) largest = Math.max(largest, Math.abs(entry))
  return largest < Infinity ? largest * Math.sqrt(sumSquares(buffers, 1 / largest)) : Infinity
}

function sumSquares(buffers: readonly Float64Array[], scale: number): number {
  let sum = 0
  for (let k = 0; k < buffers.length; k++) {
    const buffer = buffers[k]
    for (let i = 0; i < buffer.length; i++) sum += (scale * buffer[i]) ** 2
  }
  return sum
}

/** Keeps the quotient finite where the gradient is zero; the constant of torch.nn.utils.clip_grad_norm_. */
const CLIP_EPS = 1e-6

/** Shortens the gradient to norm `most` where it is longer: g ← g · min(1, most / (‖g‖ + 10⁻⁶)). */
export function clipGradients(gradients: readonly Float64Array[], norm: number, most: number): void {
  const factor = most / (norm + CLIP_EPS)
  if (!(factor < 1)) return
  for (let k = 0; k < gradients.length; k++) {
    const g = gradients[k]
    for (let i = 0; i < g.length; i++) g[i] *= factor
  }
}

/** The gradient of ½ λ ‖w‖², added as `weight_decay` of torch.optim.SGD and torch.optim.Adam does: g ← g + λ w. */
export function addWeightDecay(
  gradients: readonly Float64Array[],
  parameters: readonly Float64Array[],
  decay: number,
): void {
  for (let k = 0; k < gradients.length; k++) {
    const g = gradients[k]
    const w = parameters[k]
    for (let i = 0; i < g.length; i++) g[i] += decay * w[i]
  }
}

/**
 * Optimisers with PyTorch's formulas (torch.optim.SGD and torch.optim.Adam), working in place on the buffers of a
 * plan. State is allocated once; a step allocates nothing.
 */
export const OPTIMIZERS = ['sgd', 'momentum', 'nesterov', 'adam'] as const

export type OptimizerKind = (typeof OPTIMIZERS)[number]

export interface OptimizerSettings {
  readonly kind: OptimizerKind
  /** Momentum coefficient μ of `momentum` and `nesterov`. */
  readonly momentum?: number
  /** Decay rates of Adam's averages. */
  readonly betas?: readonly [number, number]
  /** Adam's guard against division by zero. */
  readonly eps?: number
}

/** Changes the parameters once. The learning rate α may differ from step to step. */
export type OptimizerStep = (learningRate: number) => void

/** Learning rate where neither the document nor the caller names one. */
export const DEFAULT_LEARNING_RATE = 0.5

/** @param parameters changed in place; @param gradients read, one per parameter and as long */
export function createOptimizer(
  { kind, momentum = 0.9, betas = [0.9, 0.999], eps = 1e-8 }: OptimizerSettings,
  parameters: readonly Float64Array[],
  gradients: readonly Float64Array[],
): OptimizerStep {
  switch (kind) {
    case 'sgd':
      return descend(parameters, gradients)
    case 'momentum':
    case 'nesterov':
      return descendWithMomentum(parameters, gradients, momentum, kind === 'nesterov')
    case 'adam':
      return descendAdaptively(parameters, gradients, betas, eps)
  }
}

/** w ← w − α g */
function descend(parameters: readonly Float64Array[], gradients: readonly Float64Array[]): OptimizerStep {
  return (learningRate) => {
    for (let k = 0; k < parameters.length; k++) {
      const w = parameters[k]
      const g = gradients[k]
      for (let i = 0; i < w.length; i++) w[i] -= learningRate * g[i]
    }
  }
}

/** v ← μ v + g; w ← w − α v, with Nesterov's look-ahead w ← w − α (g + μ v). */
function descendWithMomentum(
  parameters: readonly Float64Array[],
  gradients: readonly Float64Array[],
  momentum: number,
  lookAhead: boolean,
): OptimizerStep {
  const velocities = parameters.map((parameter) => new Float64Array(parameter.length))
  return (learningRate) => {
    for (let k = 0; k < parameters.length; k++) {
      const w = parameters[k]
      const g = gradients[k]
      const v = velocities[k]
      for (let i = 0; i < w.length; i++) {
        v[i] = momentum * v[i] + g[i]
        w[i] -= learningRate * (lookAhead ? g[i] + momentum * v[i] : v[i])
      }
    }
  }
}

/** Adam (Kingma and Ba, 2015) with bias correction. */
function descendAdaptively(
  parameters: readonly Float64Array[],
  gradients: readonly Float64Array[],
  [beta1, beta2]: readonly [number, number],
  eps: number,
): OptimizerStep {
  const means = parameters.map((parameter) => new Float64Array(parameter.length))
  const squares = parameters.map((parameter) => new Float64Array(parameter.length))
  let steps = 0
  return (learningRate) => {
    steps++
    const rate = learningRate / (1 - beta1 ** steps)
    const root = Math.sqrt(1 - beta2 ** steps)
    for (let k = 0; k < parameters.length; k++) {
      const w = parameters[k]
      const g = gradients[k]
      const m = means[k]
      const s = squares[k]
      for (let i = 0; i < w.length; i++) {
        m[i] = beta1 * m[i] + (1 - beta1) * g[i]
        s[i] = beta2 * s[i] + (1 - beta2) * g[i] * g[i]
        w[i] -= (rate * m[i]) / (Math.sqrt(s[i]) / root + eps)
      }
    }
  }
}

import { expect, test } from 'vitest'
import golden from '../golden/optimizers.json' with { type: 'json' }
import { createOptimizer, OPTIMIZERS } from '../../shared/engine/optimizer.ts'
import { prepareDescent } from '../../shared/engine/prepare.ts'
import { createRun } from '../../shared/training/run.ts'
import type { RunSettings } from '../../shared/training/settings.ts'
import { graph, node, parameter, constant } from './graphs.ts'

/** ½ Σ aᵢ wᵢ² + sin(w₀ w₁), as tests/golden/make_optimizers.py has it. */
const bowl = graph(
  'L',
  parameter('w', golden.start),
  constant('a', golden.curvatures),
  constant('half', 0.5),
  node('w2', 'square', ['w']),
  node('aw2', 'dot', ['a', 'w2']),
  node('quadratic', 'mul', ['half', 'aw2']),
  node('w0', 'slice', ['w'], { starts: [0], ends: [1] }),
  node('w1', 'slice', ['w'], { starts: [1], ends: [2] }),
  node('product', 'dot', ['w0', 'w1']),
  node('wave', 'sin', ['product']),
  node('L', 'add', ['quadratic', 'wave']),
)

test.each(OPTIMIZERS)('%s follows PyTorch for 100 steps', (kind) => {
  const descent = prepareDescent(bowl)
  if (!descent.ok) throw new Error()
  const { backward, parameters } = descent.value
  const [{ value, gradient }] = parameters
  const update = createOptimizer({ kind }, [value], [gradient])
  for (const expected of golden.runs[kind]) {
    backward.plan.forward()
    backward.run()
    update(golden.learningRate)
    value.forEach((entry, i) => expect(Math.abs(entry - expected[i])).toBeLessThan(1e-12))
  }
})

/** What a variant of the golden file adds to a plain step. */
const variants: Record<keyof typeof golden.variants, Partial<RunSettings>> = {
  clip: { clip: 0.2 },
  'momentum, weight decay': { optimizer: 'momentum', weightDecay: 0.05 },
  'adam, weight decay': { optimizer: 'adam', weightDecay: 0.05 },
  step: { optimizer: 'momentum', schedule: { kind: 'step', every: 7, factor: 0.8 } },
  cosine: { optimizer: 'momentum', schedule: { kind: 'cosine' } },
  inverse: { optimizer: 'momentum', schedule: { kind: 'inverse', decay: 0.3 } },
}

test.each(Object.keys(variants) as (keyof typeof variants)[])('a run with %s follows PyTorch for 100 steps', (name) => {
  const settings = { learningRate: golden.learningRate, epochs: 100, ...variants[name] }
  const created = createRun(bowl, undefined, settings)
  if (!created.ok) throw new Error()
  const { step, trainer } = created.value
  for (const expected of golden.variants[name]) {
    step()
    trainer.parameters[0].value.forEach((entry, i) => expect(Math.abs(entry - expected[i])).toBeLessThan(1e-12))
  }
})

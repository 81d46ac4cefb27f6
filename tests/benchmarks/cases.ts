/**
 * What is measured: each case is one piece of work, written for our engine here and for the peers in `tensorflow.ts`
 * and `torch_peer.py` under the same name. Sizes are those of the speed targets in the README.
 */
import { deriveDocument } from '../../shared/derivation/derivation.ts'
import { describeStep } from '../../shared/derivation/describe.ts'
import { listSteps } from '../../shared/derivation/steps.ts'
import { createOptimizer } from '../../shared/engine/optimizer.ts'
import { prepareBackward, prepareDescent } from '../../shared/engine/prepare.ts'
import type { Graph, GraphNode } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { mulberry32 } from '../../shared/value/random.ts'

export interface Case {
  readonly name: string
  readonly title: string
  /** Most milliseconds per call that the project allows itself on two cores. */
  readonly targetMs: number
  readonly prepare: () => () => void
}

const node = (id: string, op: string, inputs: string[], attributes = {}): GraphNode => ({ id, op, inputs, attributes })
const random = (shape: number[], seed: number) => ({ shape, random: 'normal', seed, scale: 0.1 })

export const cases: readonly Case[] = [
  { name: 'problem-2', title: 'problem 2: one full SGD step', targetMs: 0.002, prepare: () => stepper(problem2()) },
  ...[1_000, 10_000, 100_000].map((size) => ({
    name: `scalars-${size}`,
    title: `${size.toLocaleString('en')} scalar ops, forward and backward`,
    targetMs: { 1_000: 0.1, 10_000: 1.2 }[size] ?? 15,
    prepare: () => forwardAndBackward(scalarGraph(size)),
  })),
  { name: 'mlp', title: 'MLP 784-128-10, batch 64: one SGD step', targetMs: 12, prepare: () => stepper(mlp()) },
  {
    name: 'conv-small',
    title: 'conv 4×2×13×13 with 5×5, stride 2, forward and backward',
    targetMs: 0.1,
    prepare: () => forwardAndBackward(convolution([4, 2, 13, 13], [1, 2, 5, 5], { stride: 2, padding: 2 })),
  },
  {
    name: 'conv-large',
    title: 'conv 8×16×64×64 with 32 filters 3×3, forward and backward',
    targetMs: 350,
    prepare: () => forwardAndBackward(convolution([8, 16, 64, 64], [32, 16, 3, 3], { padding: 1 })),
  },
  {
    name: 'explain-step',
    title: 'graph of 1,000 scalar ops: one step of its derivation in words',
    targetMs: 5,
    prepare: () => explainSteps(scalarGraph(1_000)),
  },
]

/** Every call puts another step into words, far apart ones after each other, as when one jumps along the time line. */
function explainSteps(graph: Graph): () => void {
  const derived = unwrap(deriveDocument({ title: '', ...graph }))
  const steps = listSteps(derived)
  let at = 0
  return () => void describeStep(derived, steps[(at += 389) % steps.length])
}

export function problem2(): Graph {
  return {
    loss: 'L',
    nodes: [
      node('w', 'parameter', [], { value: ['pi/2', 'pi'] }),
      node('x', 'input', [], { value: [2, 1] }),
      node('l', 'input', [], { value: 1 }),
      node('s', 'sin', ['w']),
      node('y', 'dot', ['s', 'x']),
      node('L', 'logistic_loss', ['y', 'l']),
    ],
  }
}

/** Random scalar ops on earlier results: the same seed gives the peers the same graph. */
export function scalarGraph(size: number): Graph {
  const draw = mulberry32(size)
  const nodes = Array.from({ length: 10 }, (_, i) => node(`n${i}`, 'parameter', [], { value: 0.1 * (i + 1) }))
  for (let i = nodes.length; i < size + 10; i++) {
    const pick = () => `n${Math.max(0, i - 1 - Math.floor(draw() * 10))}`
    const kind = Math.floor(draw() * 4)
    nodes.push(
      kind < 2
        ? node(`n${i}`, ['sin', 'tanh'][kind], [pick()])
        : node(`n${i}`, ['add', 'mul'][kind - 2], [pick(), pick()]),
    )
  }
  return { loss: `n${size + 9}`, nodes }
}

function mlp(): Graph {
  return {
    loss: 'L',
    nodes: [
      node('x', 'input', [], { value: random([64, 784], 1) }),
      node('t', 'input', [], { value: Array.from({ length: 64 }, (_, i) => i % 10) }),
      node('W1', 'parameter', [], { value: random([784, 128], 2) }),
      node('b1', 'parameter', [], { value: random([128], 3) }),
      node('W2', 'parameter', [], { value: random([128, 10], 4) }),
      node('b2', 'parameter', [], { value: random([10], 5) }),
      node('m1', 'matmul', ['x', 'W1']),
      node('z1', 'add', ['m1', 'b1']),
      node('h', 'relu', ['z1']),
      node('m2', 'matmul', ['h', 'W2']),
      node('z2', 'add', ['m2', 'b2']),
      node('L', 'cross_entropy', ['z2', 't']),
    ],
  }
}

function convolution(x: number[], w: number[], attributes: object): Graph {
  return {
    loss: 'L',
    nodes: [
      node('x', 'parameter', [], { value: random(x, 1) }),
      node('w', 'parameter', [], { value: random(w, 2) }),
      node('b', 'parameter', [], { value: random([w[0]], 3) }),
      node('y', 'conv2d', ['x', 'w', 'b'], { ...attributes }),
      node('L', 'sum', ['y']),
    ],
  }
}

/** One step of plain SGD with α = 0.01, as `descend` does it. */
export function stepper(graph: Graph): () => void {
  const { backward, parameters } = unwrap(prepareDescent(graph))
  const update = createOptimizer(
    { kind: 'sgd' },
    parameters.map(({ value }) => value),
    parameters.map(({ gradient }) => gradient),
  )
  return () => {
    backward.plan.forward()
    backward.run()
    update(0.01)
  }
}

function forwardAndBackward(graph: Graph): () => void {
  const backward = unwrap(prepareBackward(graph))
  return () => {
    backward.plan.forward()
    backward.run()
  }
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return result.value
}

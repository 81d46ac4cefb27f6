/** Graphs with published answers, written as formulas and differentiated from standard input. */
import { describe, expect, test } from 'vitest'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

interface Case {
  readonly formulas: string
  readonly loss: string
  readonly set: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
  readonly gradients: Readonly<Record<string, unknown>>
}

const sigma = 1 / (1 + Math.exp(-1))
const slope = sigma * (1 - sigma)

const CASES: Readonly<Record<string, Case>> = {
  "micrograd's README": {
    formulas: `c0 = a + b; d0 = a * b + b^3; c1 = c0 + (c0 + 1); c2 = c1 + (1 + c1 + (-a))
      d1 = d0 + (d0 * 2 + relu(b + a)); d2 = d1 + (3 * d1 + relu(b - a))
      e = c2 - d2; f = e^2; g = f / 2.0 + 10.0 / f`,
    loss: 'g',
    set: ['a=-4', 'b=2'],
    values: { g: 24.70408163265306 },
    gradients: { a: 138.83381924198252, b: 645.5772594752186 },
  },
  "CS231n's sigmoid neuron": {
    formulas: 'f = 1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))',
    loss: 'f',
    set: ['w0=2', 'x0=-1', 'w1=-3', 'x1=-2', 'w2=-3'],
    values: { f: sigma },
    gradients: { w0: -slope, w1: -2 * slope, w2: slope, x0: 2 * slope, x1: -3 * slope },
  },
  "colah's (a + b)(b + 1)": {
    formulas: 'c = a + b; d = b + 1; e = c * d',
    loss: 'e',
    set: ['a=2', 'b=1'],
    values: { c: 3, d: 2, e: 6 },
    gradients: { a: 2, b: 5, c: 2, d: 3 },
  },
  'a small two-layer network': {
    formulas: 'h = tanh(W @ x + b); p = dot(v, h); L = mse(p, t)',
    loss: 'L',
    set: ['W=[[0.5, -0.25], [1, 2]]', 'x=[1, 2]', 'b=[0.1, -0.2]', 'v=[1, -1]', 't=0.5'],
    // From PyTorch 1.13 in float64.
    values: { p: -0.9001965570758047, L: 1.9605503984469375 },
    gradients: {
      v: [-0.2791095658490259, -2.8000138056670956],
      b: [-2.7725748234427954, 0.0007585655923385958],
      W: [
        [-2.7725748234427954, -5.545149646885591],
        [0.0007585655923385958, 0.0015171311846771916],
      ],
    },
  },
}

describe('graphs with published answers', () => {
  test.each(Object.entries(CASES))('%s', async (_, { formulas, loss, set, values, gradients }) => {
    const settings = set.flatMap((setting) => ['--set', setting])
    const built = await chainrule(['new', formulas, '--loss', loss, ...settings])
    expect(built).toMatchObject({ exitCode: 0, stderr: '' })
    const ran = await chainrule(['gradient', '-', '--json'], { stdin: built.stdout })
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    const { nodes, edges } = JSON.parse(ran.stdout)
    for (const [id, expected] of Object.entries(values)) close(nodes[id].value, expected)
    for (const [id, expected] of Object.entries(gradients)) close(nodes[id].gradient, expected)
    expectSums(nodes, edges)

    const path = folder.write('case.chainrule', built.stdout)
    expect((await chainrule(['gradcheck', path])).exitCode).toBe(hasParameters(nodes) ? 0 : 1)
  })
})

interface Nodes {
  readonly [id: string]: { readonly op: string; readonly value: unknown; readonly gradient: unknown }
}

function hasParameters(nodes: Nodes): boolean {
  return Object.values(nodes).some(({ op }) => op === 'parameter')
}

/** The contributions of all outgoing edges of a node add up to its gradient. */
function expectSums(nodes: Nodes, edges: readonly { readonly from: string; readonly contribution: unknown }[]): void {
  for (const [id, { gradient }] of Object.entries(nodes)) {
    const outgoing = edges.filter(({ from }) => from === id)
    // The derivative with respect to an exponent is NaN where the base is negative.
    if (outgoing.length === 0 || gradient === 'NaN') continue
    const terms = outgoing.map(({ contribution }) => [contribution].flat(9) as number[])
    const sum = terms.reduce((total, term) => total.map((entry, index) => entry + term[index]))
    close(gradient, sum)
  }
}

function close(actual: unknown, expected: unknown): void {
  const numbers = [actual].flat(9) as number[]
  const wanted = [expected].flat(9) as number[]
  expect(numbers).toHaveLength(wanted.length)
  numbers.forEach((number, index) => expect(number).toBeCloseTo(wanted[index], 10))
}

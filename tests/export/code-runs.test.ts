/** The scripts do what the engine does: Python runs them, and every value, gradient and update is compared. */
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { descend } from '../../shared/engine/descend.ts'
import { prepareBackward, prepareDescent, prepareForward } from '../../shared/engine/prepare.ts'
import { writeNumpy } from '../../shared/export/code/numpy.ts'
import { writePytorch } from '../../shared/export/code/pytorch.ts'
import type { Graph, GraphNode } from '../../shared/graph/graph.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import { findOp, opIds } from '../../shared/ops/index.ts'
import { countEntries } from '../../shared/tensor/shape.ts'
import type { Json } from '../../shared/value/json.ts'
import { mulberry32 } from '../../shared/value/random.ts'
import { constant, graph, input, node, parameter, problem2 } from '../engine/graphs.ts'
import { randomGraph } from '../engine/random-graph.ts'
import { runScripts, type Numbers, type Script } from './python.ts'

const RANDOM_GRAPHS = 100
const LEARNING_RATE = 0.1

interface Case {
  readonly name: string
  readonly document: Document
}

function caseOf(name: string, of: Graph): Case {
  return { name, document: { title: name, ...of, training: { learningRate: LEARNING_RATE } } }
}

/** The op of an example between parameters and a weighted sum, so that every entry has a gradient of its own. */
function exampleGraph(id: string, inputs: readonly Json[], attributes: RawAttributes): Graph {
  const takesIndices = (port: number, value: Json) => id === 'cross_entropy' && port === 1 && isWhole(value)
  const leaves = inputs.map((value, port) =>
    takesIndices(port, value) ? input(`x${port}`, value) : parameter(`x${port}`, value),
  )
  const names = leaves.map((leaf) => leaf.id)
  const nodes: GraphNode[] = [...leaves, node('y', id, names, attributes)]
  const plan = prepareForward({ nodes })
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems))
  const { shape } = plan.value.structure.nodes[plan.value.structure.index.get('y') as number]
  const draw = mulberry32(7)
  const data = Array.from({ length: countEntries(shape) }, () => 2 * draw() - 1)
  return graph('L', ...nodes, constant('c', { shape, data }), node('p', 'mul', ['y', 'c']), node('L', 'sum', ['p']))
}

function isWhole(value: Json): boolean {
  return Array.isArray(value) ? value.every(isWhole) : Number.isInteger(value)
}

const examples: readonly Case[] = opIds.flatMap((id) =>
  (findOp(id)?.examples ?? []).map((example, k) =>
    caseOf(
      `${id} ${k}`,
      exampleGraph(id, example.inputs as readonly Json[], (example.attributes ?? {}) as RawAttributes),
    ),
  ),
)

const randomGraphs: readonly Case[] = Array.from({ length: RANDOM_GRAPHS }, (_, seed) =>
  caseOf(`random graph ${seed}`, randomGraph(seed, 2 + (seed % 9))),
)

const normal = (shape: readonly number[], seed: number): Json => ({ shape, random: 'normal', seed, scale: 0.7 })

/** What the examples of the library leave out. */
const more: readonly Case[] = [
  caseOf('problem 2', problem2),
  caseOf('frozen', graph('L', parameter('w', 2), parameter('v', 3, { frozen: true }), node('L', 'mul', ['w', 'v']))),
  caseOf('nothing trained', graph('L', input('x', [1, 2]), node('y', 'exp', ['x']), node('L', 'sum', ['y']))),
  caseOf('the loss is a parameter', graph('L', parameter('L', 2))),
  caseOf('a loss with axes', graph('L', parameter('w', [[2]]), node('L', 'square', ['w']))),
  caseOf(
    'used twice by one op',
    graph('L', parameter('w', [1, 2]), node('y', 'mul', ['w', 'w']), node('L', 'sum', ['y'])),
  ),
  caseOf(
    'filled and drawn',
    graph(
      'L',
      parameter('w', { shape: [3, 40], random: 'uniform', seed: -5, scale: 'pi/4' }),
      parameter('v', { shape: [40], random: 'normal', seed: 4e9, scale: 2 }),
      parameter('b', { shape: [3], fill: 'sqrt(2)' }),
      node('y', 'matmul', ['w', 'v']),
      node('z', 'add', ['y', 'b']),
      node('L', 'mean', ['z']),
    ),
  ),
  caseOf(
    'constants',
    graph(
      'L',
      parameter('w', [
        'pi/2',
        '-log(2)',
        '2^3',
        '1e-3',
        '(1+2)*3',
        '2 pi',
        '-2^2',
        '2^-1^2',
        'sigmoid(-800)',
        'e^2',
        '1-(2-3)',
        'asin(1)/tau',
        'abs(-3)',
        '8/(4/2)',
      ]),
      node('y', 'sin', ['w']),
      node('L', 'sum', ['y']),
    ),
  ),
  ...[
    [[3], [3, 4]],
    [[2, 3], [3]],
    [[4, 2, 3], [3]],
    [[3], [4, 3, 5]],
    [
      [2, 1, 2, 3],
      [4, 3, 2],
    ],
    [
      [4, 2, 3],
      [3, 5],
    ],
    [
      [5, 1, 2, 3],
      [1, 4, 3, 2],
    ],
  ].map(([a, b]) => product(`matmul ${JSON.stringify([a, b])}`, 'matmul', [a, b])),
  ...[
    [
      [2, 1, 3],
      [4, 1],
    ],
    [[], [2, 3]],
    [[1], [3]],
    [
      [1, 3],
      [2, 1],
    ],
  ].flatMap(([a, b]) =>
    ['mul', 'mse', 'huber', 'binary_cross_entropy', 'logistic_loss', 'maximum', 'gaussian_nll'].map((op) =>
      product(`${op} ${JSON.stringify([a, b])}`, op, [a, b]),
    ),
  ),
  ...(
    [
      ['conv2d', [[4, 2, 13, 13], [1, 2, 5, 5], [1]], { stride: 2, padding: 2 }],
      ['conv2d', [[5, 6], [3, 2], []], { stride: 2 }],
      ['conv2d', [[5, 6], [3, 2], [1]], { padding: 1 }],
      ['conv2d', [[2, 5, 6], [3, 2, 3, 3], [3]], { padding: 1 }],
      ['conv2d', [[2, 6, 7, 7], [9, 2, 3, 3], [9]], { groups: 3, stride: 2, padding: 1, dilation: 2 }],
      [
        'conv2d',
        [
          [1, 1, 6, 6],
          [1, 1, 3, 2],
        ],
        { dilation: [2, 4], stride: [1, 2], padding: [3, 1] },
      ],
      [
        'conv_transpose2d',
        [[2, 6, 4, 5], [6, 3, 3, 3], [9]],
        { groups: 3, stride: 2, padding: 1, dilation: 2, output_padding: 1 },
      ],
      [
        'conv_transpose2d',
        [
          [1, 1, 3, 4],
          [1, 1, 2, 2],
        ],
        { dilation: 3, output_padding: 2 },
      ],
      ['conv_transpose2d', [[3, 3], [3, 2], [1]], { stride: 2 }],
      ['conv_transpose2d', [[2, 3, 4], [2, 3, 2, 3], [3]], {}],
      ['max_pool2d', [[2, 3, 7, 8]], { kernel: 3, stride: 2, padding: 1 }],
      ['avg_pool2d', [[3, 7, 8]], { kernel: [2, 3], stride: 1, padding: [1, 0] }],
      ['sum', [[2, 3, 4]], { axes: [0, -1] }],
      ['mean', [[2, 3, 4]], { axes: [1], keepdims: true }],
      ['max', [[2, 3, 4]], { axes: [0, 2] }],
      ['min', [[2, 3]], { axes: null, keepdims: true }],
      ['prod', [[2, 3, 4]], { axes: [0, 2] }],
      ['prod', [[2, 3]], { axes: [] }],
      ['logsumexp', [[2, 3, 4]], { axes: [0, 1] }],
      ['norm', [[2, 3]], { p: 3 }],
      ['norm', [[2, 3]], { p: 'Infinity' }],
      ['norm', [[4]], { p: 0.5 }],
      ['transpose', [[2, 3, 4]], {}],
      ['transpose', [[2, 3, 4]], { axes: [1, -1, 0] }],
      ['trace', [[2, 3]], {}],
      ['flatten', [[2, 3, 4]], { start: -2 }],
      ['flatten', [[]], {}],
      ['squeeze', [[1, 2, 1]], {}],
      ['squeeze', [[1, 2, 1]], { axes: [0, 1] }],
      ['unsqueeze', [[2, 3]], { axes: [0, -1] }],
      ['broadcast_to', [[3, 1]], { shape: [2, 3, 4] }],
      [
        'concat',
        [
          [2, 1, 2],
          [2, 3, 2],
        ],
        { axis: -2 },
      ],
      ['slice', [[4, 5]], { starts: [-1, 1], ends: [null, null], steps: [-2, 3] }],
      ['slice', [[4, 5]], {}],
      [
        'pad',
        [[2, 3]],
        {
          pads: [
            [1, 0],
            [0, 2],
          ],
          value: 3,
        },
      ],
      ['layer_norm', [[2, 3, 4]], { axes: [0, 2] }],
      ['layer_norm', [[2, 3, 4]], { axes: [-1, -2] }],
      [
        'cross_entropy',
        [
          [2, 3, 4],
          [2, 3, 4],
        ],
        {},
      ],
      [
        'cross_entropy',
        [
          [2, 3, 4],
          [2, 3, 4],
        ],
        { reduction: 'none' },
      ],
      ['mse', [[3], [3]], { reduction: 'none' }],
      ['mse', [[3], [3]], { reduction: 'sum' }],
      ['huber', [[5], [5]], { delta: 0.5 }],
      ['clamp', [[6]], { min: -0.25 }],
      ['elu', [[6]], { alpha: 0.5 }],
      ['leaky_relu', [[6]], {}],
    ] as const
  ).map(([op, shapes, attributes]) =>
    product(`${op} ${JSON.stringify(shapes)} ${JSON.stringify(attributes)}`, op, shapes, attributes as RawAttributes),
  ),
  ...['mean', 'sum', 'none'].map((reduction) =>
    caseOf(
      `classes of images, ${reduction}`,
      graph(
        'L',
        parameter('y', normal([2, 3, 4], 1)),
        input('t', [
          [0, 1, 2, 0],
          [2, 2, 1, 0],
        ]),
        node('e', 'cross_entropy', ['y', 't'], { reduction }),
        node('L', 'sum', ['e']),
      ),
    ),
  ),
  caseOf(
    'class indices that are numbers as well',
    graph(
      'L',
      parameter('y', normal([2, 3], 1)),
      input('t', [0, 2]),
      node('u', 'mul', ['t', 't']),
      node('e', 'cross_entropy', ['y', 't']),
      node('f', 'sum', ['u']),
      node('L', 'add', ['e', 'f']),
    ),
  ),
  caseOf(
    'kinks and zeros',
    graph(
      'L',
      parameter('w', [-1, 0, 1, 2]),
      input('z', [0, 0, 1, 3]),
      ...['abs', 'relu', 'sigmoid', 'elu'].map((op) => node(`n_${op}`, op, ['w'])),
      ...['maximum', 'minimum', 'hinge', 'l1', 'laplace_nll'].map((op) => node(`m_${op}`, op, ['w', 'z'])),
      node('pw', 'pow', ['w', 'z']),
      node('pr', 'prod', ['w']),
      node('mx', 'max', ['z']),
      node('nz', 'norm', ['n_relu']),
      node('a1', 'sum', ['pw']),
      node('a2', 'sum', ['n_abs']),
      node('a3', 'sum', ['n_relu']),
      node('a4', 'sum', ['m_maximum']),
      node('a5', 'sum', ['m_minimum']),
      node('a6', 'sum', ['n_elu']),
      ...['a2', 'a3', 'a4', 'a5', 'a6', 'm_hinge', 'm_l1', 'm_laplace_nll', 'pr', 'mx', 'nz'].map((id, k) =>
        node(`s${k}`, 'add', [k === 0 ? 'a1' : `s${k - 1}`, id]),
      ),
      node('L', 'neg', ['s10']),
    ),
  ),
]

/** One op between random parameters and a weighted sum. */
function product(
  name: string,
  op: string,
  shapes: readonly (readonly number[])[],
  attributes: RawAttributes = {},
): Case {
  const values = shapes.map((shape, k) => normal(shape, k + 1))
  return caseOf(name, exampleGraph(op, values, attributes))
}

/** The slopes of arcsine and arccosine near ±1 enlarge a difference in the last bit of x by 1/(1 − x²). */
function toleranceOf({ document }: Case): number {
  return document.nodes.some(({ op }) => op === 'asin' || op === 'acos') ? 1e-9 : 1e-12
}

/** What the engine says, by node. */
function expectedOf({ document }: Case) {
  const forward = prepareForward(document)
  if (!forward.ok) throw new Error(JSON.stringify(forward.problems))
  const { structure, values } = forward.value
  const descent = prepareDescent(document)
  const all = prepareBackward(document)
  if (!all.ok) throw new Error(JSON.stringify(all.problems))
  const backward = descent.ok ? descent.value.backward : all.value
  backward.run()
  const differentiated = structure.nodes.flatMap(({ id, op }, at) => {
    const gradient = backward.gradients[at]
    // That of the loss is 1; where nothing is trained the constants are left alone.
    return gradient === null || id === document.loss || (!descent.ok && op.id === 'constant')
      ? []
      : [[id, gradient] as const]
  })
  const descended = descend(document, { steps: 1, learningRate: LEARNING_RATE })
  return {
    values: structure.nodes.map(({ id }, at) => [id, values[at]] as const),
    gradients: differentiated,
    trained: descended.ok ? [...descended.value.parameters].map(([id, { data }]) => [id, data] as const) : [],
  }
}

type Expected = readonly (readonly [string, Float64Array])[]

/** Largest difference, relative above 1. */
function compare(found: Numbers, expected: Expected): { readonly worst: number; readonly at: string } {
  let [worst, at] = [0, '']
  for (const [id, numbers] of expected) {
    if (found[id].length !== numbers.length) return { worst: Infinity, at: `${id}: ${found[id].length} entries` }
    numbers.forEach((number, i) => {
      const difference = Math.abs((found[id][i] ?? NaN) - number) / Math.max(1, Math.abs(number))
      if (!(difference <= worst)) [worst, at] = [Number.isNaN(difference) ? Infinity : difference, `${id}[${i}]`]
    })
  }
  return { worst, at }
}

describe.each([
  ['torch', 'PyTorch', writePytorch],
  ['numpy', 'NumPy', writeNumpy],
] as const)('scripts for %s', (library, title, write) => {
  test(`${title} finds every value, every gradient and the updated parameters the engine finds`, (context) => {
    const cases = [...examples, ...more, ...randomGraphs]
    const expected = cases.map(expectedOf)
    const scripts = cases.map(({ name, document }, k): Script => {
      const script = write(document)
      if (!script.ok) throw new Error(`${name}: ${JSON.stringify(script.problems)}`)
      const ids = (list: Expected) => list.map(([id]) => id)
      const { values, gradients, trained } = expected[k]
      return { script: script.value, values: ids(values), gradients: ids(gradients), trained: ids(trained) }
    })
    const ran = runScripts(library, scripts)
    if (ran === null) return context.skip(`no Python with ${library} here`)
    const wrong = ran.flatMap((result, k) => {
      const fail = (what: string) => [`${cases[k].name}: ${what}\n${scripts[k].script}`]
      if ('error' in result) return fail(result.error)
      return (['values', 'gradients', 'trained'] as const).flatMap((kind) => {
        const { worst, at } = compare(result[kind], expected[k][kind])
        return worst <= toleranceOf(cases[k]) ? [] : fail(`${kind} differ by ${worst} at ${at}`)
      })
    })
    expect(wrong.map((text) => text.slice(0, text.indexOf('\n')))).toEqual([])
    expect(wrong.slice(0, 3).join('\n')).toBe('')
    expect(cases.length).toBeGreaterThan(RANDOM_GRAPHS + opIds.length)
  }, 60_000)
})

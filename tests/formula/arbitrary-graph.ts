/** Random graphs over the whole library: connected at random, shapes need not fit. */
import fc from 'fast-check'
import { findOp, opIds } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Graph, GraphNode } from '../../shared/graph/graph.ts'
import type { Json } from '../../shared/value/json.ts'

/** Names that could be taken for something else: constants, ops, places, words, transposed names. */
const AWKWARD =
  "w w' w'' x x′ a'b e pi π tau sin L loss y _ __ true None null θ_2 mul1 c1 Infinity NaN __proto__ constructor b k2".split(
    ' ',
  )

const VALUES: readonly Json[] = [
  ...[0, -0, 1, -2.5, 1e21, 1e-7, 0.1, 2 ** 53],
  ...[
    'pi/2',
    '2*e',
    '-log(2)',
    '1e-3',
    '2',
    ' pi',
    '-Infinity',
    'NaN',
    '2 * pi',
    '2**3',
    'e',
    '-2^2',
    '(1+2)*3',
    '3−1',
    'tau',
  ],
  ...[
    [],
    [1, 2],
    ['pi/2', 'pi'],
    [
      [1, -2],
      [3, 'e'],
    ],
    [[[0]]],
    ['e', 'NaN'],
  ],
  { shape: [2, 2], data: [1, 2, 'pi', 4] },
  { shape: [], data: [3] },
  { shape: [2, 3], fill: 0 },
  { shape: [2], fill: 1 },
  { shape: [2], fill: 'pi' },
  { shape: [3, 4], random: 'normal', seed: 1, scale: 0.1 },
  { shape: [3], random: 'normal', seed: 7 },
  { shape: [3], random: 'uniform', scale: '1/2', seed: 2 },
  { shape: [3], random: 'uniform' },
]

const ATTRIBUTES: readonly Json[] = [
  ...[null, true, false, 0, 1, 2, 3, -1, 0.5, 'pi/2', 'Infinity', 'mean', 'sum', 'none'],
  ...[
    [0],
    [1],
    [2],
    [1, 2],
    [2, 1],
    [0, -1],
    [null, 2],
    [1, null],
    [[0, 1]],
    [
      [1, 0],
      [0, 2],
    ],
  ],
]

function attributesOf(op: AnyOp): fc.Arbitrary<Record<string, Json>> {
  const required: string[] = []
  const model: Record<string, fc.Arbitrary<Json>> = {}
  for (const [name, attribute] of Object.entries<AnyOp['attributes'][string]>(op.attributes)) {
    const pool = attribute.kind === 'value' ? [null, ...VALUES] : ATTRIBUTES
    const valid = pool.filter((raw) => {
      const typed = attribute.read(raw)
      return typed !== null && 'value' in typed
    })
    if (valid.length === 0) throw new Error(`No example fits ${name} of ${op.id}: ${attribute.expected}.`)
    model[name] = fc.constantFrom(...valid)
    if (attribute.fallback === undefined) required.push(name)
  }
  return fc.record(model, { requiredKeys: required, noNullPrototype: true })
}

function nodeOf(id: string, before: readonly string[]): fc.Arbitrary<GraphNode> {
  return fc.constantFrom(...opIds).chain((opId) => {
    const op = findOp(opId) as AnyOp
    const optional = op.ports.filter((port) => port.optional).length
    const most = op.ports.at(-1)?.repeated ? op.ports.length + 2 : op.ports.length
    const source = fc.option(before.length === 0 ? fc.constant(null) : fc.constantFrom(...before), { freq: 6 })
    const inputs = fc.array(source, { minLength: op.ports.length - optional, maxLength: most })
    return fc.record(
      { id: fc.constant(id), op: fc.constant(opId), attributes: attributesOf(op), inputs },
      { noNullPrototype: true },
    )
  })
}

export const arbitraryGraph: fc.Arbitrary<Graph> = fc
  .shuffledSubarray(AWKWARD, { minLength: 1 })
  .chain((ids) =>
    fc.tuple(
      fc
        .tuple(...ids.map((id, place) => nodeOf(id, ids.slice(0, place))))
        .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length })),
      fc.option(fc.constantFrom(...ids), { nil: undefined }),
    ),
  )
  .map(([nodes, loss]) => (loss === undefined ? { nodes } : { nodes, loss }))
